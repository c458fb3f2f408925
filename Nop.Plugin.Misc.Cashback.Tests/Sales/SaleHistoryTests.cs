using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Ledger.Posting;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>Sales of one wallet and their returns in any order, thousands of histories, in memory.</summary>
public sealed class SaleHistoryTests
{
    static readonly DateTime s_start = new(2026, 1, 5, 8, 0, 0);
    static readonly WalletKey s_key = new(7, 0, "EUR");

    static readonly Arbitrary<(int Sale, int A, int B)[]> Histories = Gen.ArrayOf(
        from sale in Gen.Choose(0, 5)
        from a in Gen.Choose(1, 9_999)
        from b in Gen.Choose(0, 9_999)
        select (sale, a, b)).Resize(40).ToArbitrary();

    [TestCase(ShortfallPolicy.Debt)]
    [TestCase(ShortfallPolicy.Clamp)]
    public void Whatever_comes_back_in_whatever_order_each_sale_stands_at_its_share(ShortfallPolicy shortfall) => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500),
        Prop.ForAll(Histories, steps => PlayAsync(steps, shortfall).GetAwaiter().GetResult()));

    static async Task PlayAsync((int Sale, int A, int B)[] steps, ShortfallPolicy shortfall)
    {
        var (store, clock) = (new MemoryWalletStore(), new ManualClock(s_start));
        var ledger = new CashbackLedger(store, new NoPause(), new WalletTurns(), clock);
        var sold = new Dictionary<int, (Sale Row, Fraction Exact)>();
        await ledger.AdjustAsync(s_key, 50_00, ContextOf(clock, "welcome", "welcome"));
        foreach (var (place, a, b) in steps)
        {
            clock.NowUtc = clock.NowUtc.AddHours(a % 200);
            var number = place + 1;
            if (!sold.TryGetValue(number, out var known))
            {
                var row = new Sale { Number = number, Act = $"{number}", BranchId = 1, Gross = a, Credit = Math.Min(a, b % 3000), SoldOnUtc = clock.NowUtc };
                var exact = new Fraction(b, 1 + a % 7);
                if ((await ledger.PostSaleAsync(s_key, new(row, [], DatesOf), () => Task.FromResult(new FrozenEarning(exact, exact * 10, new Dictionary<int, (long, long)>(), b % 3 * 7, new(30), 0, "{}")), ContextOf(clock, "r", $"sale {number}"))).IsDone)
                    sold[number] = (row, exact);
                continue;
            }

            await ledger.ReturnSaleAsync(known.Row.WalletId, new(number, b % 5 == 0 ? null : 1 + b % 4000, IsUndo: b % 11 == 0, 1, shortfall, clock.NowUtc.AddDays(30)), ContextOf(clock, "back", Guid.NewGuid().ToString()));
            Compare(store.Rows, known.Row, known.Exact);
        }

        foreach (var (row, exact) in sold.Values)
        {
            await ledger.ReturnSaleAsync(row.WalletId, new(row.Number, null, IsUndo: false, 1, shortfall, clock.NowUtc.AddDays(30)), ContextOf(clock, "back", $"last {row.Number}"));
            Compare(store.Rows, row, exact);
            Assert.That(store.Rows.SaleReturns.Where(back => back.SaleNumber == row.Number).Sum(back => back.Amount), Is.EqualTo(row.Gross));
        }

        Assert.That(LedgerInvariants.Violations(store.Rows), Is.Empty);
    }

    static void Compare(LedgerRows rows, Sale sale, Fraction exact)
    {
        var orderId = SaleNumber.OrderIdOf(sale.Number);
        var account = rows.Orders.Single(row => row.OrderId == orderId);
        var returns = rows.SaleReturns.Where(row => row.SaleNumber == sale.Number).ToList();
        var back = returns.Sum(row => row.Amount);
        var left = new Fraction(sale.Gross - back, sale.Gross);
        Assert.That(account.Taken + account.Waived, Is.EqualTo(account.Earned - (exact * left).Floor()), $"earning of sale {sale.Number}");
        Assert.That(OrderPosting.RedemptionOf(rows.Holds, orderId), Is.EqualTo((sale.Credit, (new Fraction(back, sale.Gross) * sale.Credit).Floor())), $"credit of sale {sale.Number}");
        Assert.That((returns.Sum(row => row.CreditBack), returns.Sum(row => row.EarnedBack)), Is.EqualTo(((new Fraction(back, sale.Gross) * sale.Credit).Floor(), account.Taken)), $"returns of sale {sale.Number}");
    }

    static PostingContext ContextOf(ManualClock clock, string reason, string key) => new(Channel.Salon, 70, clock.NowUtc) { Reason = reason, IdempotencyKey = key };

    static LotDates DatesOf(DateTime completed, int delay, ExpiryTerms? expiry) => new(completed.AddDays(delay), expiry is { Days: var days } ? completed.AddDays(delay + days) : null);
}
