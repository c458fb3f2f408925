using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>The months of the overview beside a plain reading of the entries, after a year of a shop and its salon that chance wrote.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class CreditYearTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    const int Wallet = (int)LedgerAccount.Debt;

    [Test]
    public async Task Every_month_is_what_its_entries_come_to()
    {
        await PlayAsync(seed: 5);
        var entries = await Shop.RowsAsync<LedgerEntry>();
        var months = await YearAsync();
        Assert.Multiple(() =>
        {
            foreach (var month in months)
            {
                var booked = entries.Where(entry => MonthOf(entry) == month.Month).ToList();
                Assert.That(month with { Owed = 0 }, Is.EqualTo(new MonthOfCredit(month.Month)
                {
                    Earned = Sum(booked, EntryKind.Earn, EntryKind.Reinstate),
                    Given = Sum(booked, EntryKind.Bonus) + Sum(booked.Where(entry => entry.FromAccountId > Wallet), EntryKind.Adjust),
                    SpentOnline = Spent(booked.Where(entry => entry.OrderId > 0)),
                    SpentInSalon = Spent(booked.Where(entry => !(entry.OrderId > 0))),
                    Expired = Sum(booked, EntryKind.Expire, EntryKind.Forfeit),
                    TakenBack = Sum(booked, EntryKind.ClawBack) + Sum(booked.Where(entry => entry.ToAccountId > Wallet), EntryKind.Adjust),
                }));
            }
        });
    }

    [Test]
    public async Task What_is_owed_at_the_end_of_a_month_is_what_the_wallets_held_then()
    {
        await PlayAsync(seed: 6);
        var entries = await Shop.RowsAsync<LedgerEntry>();
        var owed = (await YearAsync()).Select(month => month.Owed);
        var held = (await YearAsync()).Select(month => entries.Where(entry => MonthOf(entry) <= month.Month).GroupBy(entry => entry.WalletId)
            .Sum(wallet => wallet.MaxBy(entry => entry.Sequence) is { } last ? last.PendingAfter + last.AvailableAfter + last.ReservedAfter + last.DebtAfter : 0));
        Assert.That(owed, Is.EqualTo(held));
    }

    [Test]
    public async Task The_year_has_something_of_everything()
    {
        await PlayAsync(seed: 5);
        var year = await YearAsync();
        Assert.That(
            new[] { year.Sum(month => month.Earned), year.Sum(month => month.Given), year.Sum(month => month.SpentInSalon), year.Sum(month => month.SpentOnline), year.Sum(month => month.Expired), year.Sum(month => month.TakenBack) },
            Has.All.GreaterThan(0));
    }

    [Test]
    public async Task A_month_that_is_over_is_summed_up_once()
    {
        await SoldAsync("A-1", 0, OfHair(10_00));
        Shop.Clock.Advance(TimeSpan.FromDays(60));
        var before = await YearAsync();
        // Nobody books into the past; what such a row would change shows whether the month was summed up again.
        await Shop.TellAsync<IRepository<LedgerEntry>>(async entries =>
        {
            var earned = (await entries.GetAllAsync(all => all.Where(entry => entry.KindId == (int)EntryKind.Earn)))[0];
            earned.Amount += 1;
            await entries.UpdateAsync(earned);
        });
        var after = await YearAsync();
        Assert.That(after.Select(month => month.Earned), Is.EqualTo(before.Select(month => month.Earned)));
    }

    [Test]
    public async Task Purchases_with_credit_are_those_that_credit_paid_a_part_of()
    {
        await SoldAsync("A-1", 0, OfHair(10_00));
        await SoldAsync("A-2", 5_00, OfHair(10_00));
        await UndoAsync(await SoldAsync("A-3", 5_00, OfHair(10_00)));
        await PaidAsync(45.00m);
        await Shop.PlaceWithCreditAsync(Anna, 10_00);
        var now = Shop.Clock.UtcNow;
        Assert.That(await Shop.AskAsync<FlowQueries, CreditUse>(flows => flows.UseAsync(now.AddDays(-1), now.AddDays(1))), Is.EqualTo(new CreditUse(4, 2)));
    }

    async Task PlayAsync(int seed)
    {
        await Shop.SetAsync(settings => (settings.ExpiryDays, settings.ActivationDelayDays) = (40, 10));
        var chance = new Random(seed);
        for (var turn = 0; turn < 24; turn++)
        {
            var number = await SoldAsync($"S-{turn}", Math.Min(chance.Next(0, 8_00), (await BalanceAsync()).Usable), OfHair(chance.Next(9_00, 90_00)));
            if (chance.Next(3) == 0)
                await ReturnAsync(number, chance.Next(1_00, 8_00));
            if (chance.Next(3) == 0)
                await PaidAsync(chance.Next(10, 90));
            if (chance.Next(4) == 0)
                await Shop.PlaceWithCreditAsync(Anna, chance.Next(1_00, 20_00));
            if (chance.Next(3) == 0)
                await AdjustAsync(-chance.Next(1, 1_00));
            Shop.Clock.Advance(TimeSpan.FromHours(chance.Next(100, 500)));
            await ExpireAsync();
        }
    }

    async Task PaidAsync(decimal net)
    {
        var order = await Shop.AddOrderAsync(Anna, net, PaymentStatus.Paid);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
    }

    Task AdjustAsync(long amount) => Shop.TellAsync<ICashbackLedger>(ledger =>
        ledger.AdjustAsync(new WalletKey(Anna.Id, 0, "EUR"), amount, new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { Reason = "a mistake" }));

    async Task ExpireAsync()
    {
        var wallet = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>())[0].Id;
        await Shop.TellAsync<ICashbackLedger>(ledger => ledger.ExpireAsync(wallet, new PostingContext(Channel.System, 0, Shop.Clock.UtcNow)));
    }

    Task<IReadOnlyList<MonthOfCredit>> YearAsync() => Shop.Store.RequestAsync(async services =>
        await services.GetRequiredService<CreditYear>().ReadAsync("EUR", await services.GetRequiredService<FlowQueries>().HeldAsync("EUR")));

    static DateOnly MonthOf(LedgerEntry entry)
    {
        var day = ShopTime.Date(entry.CreatedOnUtc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"));
        return new(day.Year, day.Month, 1);
    }

    static long Sum(IEnumerable<LedgerEntry> entries, params EntryKind[] kinds) => entries.Where(entry => kinds.Contains(entry.Kind)).Sum(entry => entry.Amount);

    static long Spent(IEnumerable<LedgerEntry> entries) => Sum(entries, EntryKind.Capture) - Sum(entries, EntryKind.Restore);
}
