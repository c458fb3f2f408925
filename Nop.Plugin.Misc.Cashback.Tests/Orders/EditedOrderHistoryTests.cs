using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>An order that is paid, refunded, edited, cancelled, revived and deleted in any order stands after each step where rules 10, 11 and 15 say.</summary>
/// <remarks>More histories: dotnet test … -- 'TestRunParameters.Parameter(name="Histories", value="5000")'.</remarks>
public sealed class EditedOrderHistoryTests
{
    static readonly Arbitrary<(int Gross, int Credit, Step[] Steps)> Histories = (
        from gross in Gen.Choose(1, 90_00)
        from credit in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, gross), Gen.Constant(gross))
        from steps in Gen.ArrayOf(
            from what in Gen.Frequency((3, Gen.Constant(What.Pay)), (3, Gen.Constant(What.Refund)), (4, Gen.Constant(What.EditLines)), (3, Gen.Constant(What.TypeTotal)),
                (1, Gen.Constant(What.Cancel)), (2, Gen.Constant(What.Revive)), (1, Gen.Constant(What.Complete)), (1, Gen.Elements(What.Delete, What.Revive, What.Refund)))
            from amount in Gen.OneOf(Gen.Choose(0, 120_00), Gen.Choose(0, 20).Select(units => units * 500))
            select new Step(what, amount)).Resize(14)
        select (gross, credit, steps)).ToArbitrary();

    static readonly Config Config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
        .WithMaxTest(int.Parse(TestContext.Parameters.Get("Histories", "200")!, CultureInfo.InvariantCulture));

    enum What
    {
        Pay,
        Refund,
        EditLines,
        TypeTotal,
        Cancel,
        Revive,
        Complete,
        Delete,
    }

    readonly record struct Step(What What, int Amount);

    [Test]
    public void After_each_step_an_order_has_earned_and_given_back_what_the_rules_say() => Prop.ForAll(Histories, history =>
    {
        PlayAsync(history.Gross, history.Credit, history.Steps).GetAwaiter().GetResult();
        return true;
    }).Check(Config);

    static async Task PlayAsync(int gross, int credit, Step[] steps)
    {
        var shop = new PlayedShop();
        var order = await EditedOrder.PlaceAsync(shop, gross, credit);
        var told = new Told(gross, credit);
        foreach (var step in steps)
        {
            shop.Clock.NowUtc = shop.Clock.NowUtc.AddMinutes(1);
            if (!await DoAsync(order, told, step))
                continue;

            Assert.That((order.Row.OrderTotal, order.Freed, order.Restored, order.Earned), Is.EqualTo((told.Total / 100m, told.GivenBackByEdits, told.Restored, told.Earned)), $"total, freed, restored, earned after {step}");
            Assert.That(order.InTotal, Is.EqualTo(told.CreditInTotal), $"what credit pays of the total after {step}");
            if (told.RowsOfTheShop is { } rows)
                Assert.That(rows - order.InTotal, Is.EqualTo(told.Total), $"the shop's rows and the row of credit after {step}");
            Assert.That(order.Wealth, Is.EqualTo(EditedOrder.Opening - credit + told.Restored + told.Earned), $"what the client has after {step}");
        }

        Assert.That(ReplayedInTotal(shop, order.Row.Id), Is.EqualTo(order.InTotal), "what credit pays of the total, by the entries alone");
        Assert.That(LedgerInvariants.Violations(shop.Rows), Is.Empty);
        Assert.That(await shop.Reconciler.SweepAsync(CancellationToken.None), Is.Zero, "orders that the sweep finds otherwise");
    }

    static long ReplayedInTotal(PlayedShop shop, int orderId)
    {
        if (shop.Wallet is not { } wallet)
            return 0;
        var replay = new WalletReplay(wallet);
        foreach (var entry in shop.Rows.Entries.Where(entry => entry.WalletId == wallet.Id).OrderBy(entry => entry.Sequence))
        {
            var movements = shop.Rows.Movements.Where(row => row.WalletId == wallet.Id && row.Sequence == entry.Sequence).OrderBy(row => row.Ordinal).ToList();
            Assert.That(replay.Take(entry, movements), Is.Null);
        }

        return OrderPosting.InTotalOf([.. replay.Holds.Select(hold => new Hold
        {
            Number = hold.Key,
            OrderId = hold.Value.OrderId,
            Captured = hold.Value.Captured,
            Freed = hold.Value.Freed,
            OutOfTotal = hold.Value.OutOfTotal,
        })], orderId);
    }

    // Only what a shop lets staff do to such an order; false: it does not.
    static async Task<bool> DoAsync(EditedOrder order, Told told, Step step)
    {
        var row = order.Row;
        if (row.Deleted)
            return false;
        switch (step.What)
        {
            case What.Pay when row.PaymentStatus == PaymentStatus.Pending && row.OrderStatus != OrderStatus.Cancelled:
                told.Pay();
                await order.PayAsync();
                return true;
            case What.Refund when order.CanBeRefunded(1):
                var amount = Math.Clamp(step.Amount, 1, (long)((row.OrderTotal - row.RefundedAmount) * 100));
                told.Refunded += amount;
                await order.RefundAsync(amount);
                return true;
            case What.EditLines:
                told.EditLines(step.Amount);
                await order.EditLinesAsync(step.Amount);
                return true;
            case What.TypeTotal:
                told.TypeTotal(step.Amount);
                await order.TypeTotalAsync(step.Amount);
                return true;
            case What.Cancel or What.Revive or What.Complete:
                var status = step.What switch { What.Cancel => OrderStatus.Cancelled, What.Revive => OrderStatus.Processing, _ => OrderStatus.Complete };
                told.IsCalledOff = status == OrderStatus.Cancelled;
                await order.SetStatusAsync(status);
                return true;
            case What.Delete:
                told.IsCalledOff = true;
                await order.DeleteAsync();
                return true;
            default:
                return false;
        }
    }

    /// <summary>The rules, told plainly for one order whose goods earn 5 %. Minor units; nothing of it is the plugin's.</summary>
    sealed class Told(long gross, long redeemed)
    {
        long _gross = gross;
        long? _paid;
        long _goodsPaidInMoney;
        long? _creditInTotal;
        bool _typed;

        public long Total { get; private set; } = gross - redeemed;

        /// <summary>What the lines cost less the total that the shop computed of them: refunds and typed totals make it no other.</summary>
        public long CreditInTotal => _creditInTotal ?? redeemed;

        /// <summary>What the shop's own rows sum up to; null: staff typed a total, to which they do not.</summary>
        public long? RowsOfTheShop => _typed ? null : _gross;

        public long Refunded { get; set; }

        public long GivenBackByEdits { get; private set; }

        public bool IsCalledOff { get; set; }

        // Rule 15: money kept is what was paid less what was refunded; nothing while nothing is paid.
        long Kept => Math.Max(0, (_paid ?? 0) - Refunded);

        // Rule 15, for an order that is alive.
        long RestoredAlive => GivenBackByEdits + (_paid is > 0 and { } paid ? (redeemed - GivenBackByEdits) * Math.Min(Refunded, paid) / paid : 0);

        // Rule 10: an order that is called off gives everything back.
        public long Restored => IsCalledOff ? redeemed : RestoredAlive;

        // Rules 5 and 15: 5 % of the goods that money paid for, and of that the share of the money that still counts.
        public long Earned => IsCalledOff || _paid is null ? 0
            : _paid == 0 ? 5 * _goodsPaidInMoney / 100
            : 5 * _goodsPaidInMoney * Math.Min(Kept, Total) / (100 * _paid.Value);

        public void Pay()
        {
            _paid = Total;
            // Rule 5: the money share of the goods is total ÷ gross, and never more than all of them.
            _goodsPaidInMoney = Math.Min(Total, _gross);
        }

        public void TypeTotal(long total) => (Total, _typed) = (total, true);

        public void EditLines(long gross)
        {
            (_gross, _typed) = (gross, false);
            var used = redeemed - RestoredAlive;
            Total = Math.Max(Math.Min(gross, Kept), gross - used);
            _creditInTotal = gross - Total;
            // What is over goes back whole, also where a refund has given back a share of it before.
            var due = RestoredAlive + used - (gross - Total);
            while (RestoredAlive < due)
                GivenBackByEdits++;
        }
    }
}
