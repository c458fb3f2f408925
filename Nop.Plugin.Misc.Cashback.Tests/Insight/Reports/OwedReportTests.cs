using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>What was owed at the end of any day, beside a plain replay of the entries until then.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class OwedReportTests(DatabaseKind kind) : ReportsFixture(kind)
{
    [Test]
    public async Task At_the_end_of_any_day_it_is_what_the_wallets_held_then()
    {
        for (var day = First; day <= Last; day = day.AddDays(9))
        {
            var sums = (await RunAsync("Owed", day, day)).Tables[0].Rows.SelectMany(row => row.Cells.Skip(1).Select(cell => cell.Number!.Value)).ToList();
            var held = Booked(DateOnly.MinValue, day).GroupBy(entry => entry.WalletId).Select(wallet => wallet.MaxBy(entry => entry.Sequence)!).ToList();
            long[] expected = [held.Sum(last => last.AvailableAfter), held.Sum(last => last.PendingAfter), held.Sum(last => last.ReservedAfter), -held.Sum(last => last.DebtAfter), held.Sum(last => last.AvailableAfter + last.PendingAfter + last.ReservedAfter + last.DebtAfter)];
            Assert.That(sums, Is.EqualTo(expected.All(sum => sum == 0) ? [] : expected), $"{day}");
        }
    }

    [Test]
    public async Task Its_ages_and_its_ends_come_to_what_lots_had_left_then()
    {
        var (movements, lots) = (await Shop.RowsAsync<LotMovement>(), (await Shop.RowsAsync<Lot>()).ToDictionary(lot => (lot.WalletId, lot.Number)));
        var entryOf = Entries.ToDictionary(entry => (entry.WalletId, entry.Sequence));
        for (var day = First.AddDays(20); day <= Last; day = day.AddDays(25))
        {
            var report = await RunAsync("Owed", day, day);
            var left = movements.Where(movement => ShopTime.Date(entryOf[(movement.WalletId, movement.Sequence)].CreatedOnUtc, Rome) <= day).GroupBy(movement => (movement.WalletId, movement.LotNumber))
                .Select(lot => (Lot: lots[lot.Key], Left: lot.Sum(movement => movement.Pending + movement.Available + movement.Reserved), Ends: lot.MaxBy(movement => movement.Sequence)!.ExpiresOnUtc)).Where(lot => lot.Left > 0).ToList();
            var ages = left.GroupBy(lot => (day.DayNumber - ShopTime.Date(lot.Lot.CreatedOnUtc, Rome).DayNumber) switch { < 30 => 0, < 90 => 1, < 180 => 2, < 365 => 3, _ => 4 }).OrderBy(group => group.Key).Select(group => group.Sum(lot => lot.Left));
            var end = ShopTime.StartOfDay(day.AddDays(1), Rome);
            var months = left.GroupBy(lot => lot.Ends is not { } ends ? "none" : DateTime.SpecifyKind(ends, DateTimeKind.Utc) <= end ? "past" : $"{ShopTime.Date(ends.AddTicks(-1), Rome):yyyy-MM}").ToDictionary(group => group.Key, group => group.Sum(lot => lot.Left));
            Assert.Multiple(() =>
            {
                Assert.That(Column(report, "ages", "sum").Values, Is.EqualTo(ages), $"ages on {day}");
                Assert.That(Column(report, "ends", "sum").Values.Order(), Is.EqualTo(months.Where(month => month.Key != "none").Select(month => month.Value).Concat(WithoutEnd(report)).Order()), $"ends on {day}");
                Assert.That(WithoutEnd(report).Sum(), Is.EqualTo(months.GetValueOrDefault("none")), $"without an end on {day}");
            });
        }
    }

    [Test]
    public async Task It_agrees_with_the_overview()
    {
        var held = await Shop.AskAsync<FlowQueries, CreditHeld>(flows => flows.HeldAsync("EUR"));
        var months = await Shop.AskAsync<CreditYear, IReadOnlyList<MonthOfCredit>>(year => year.ReadAsync("EUR", held));
        var ended = months[^2].Month.AddMonths(1).AddDays(-1);
        Assert.Multiple(async () =>
        {
            Assert.That(Sum(await RunAsync("Owed", Last, Last), "sums", "owed"), Is.EqualTo(held.Net));
            Assert.That(Sum(await RunAsync("Owed", ended, ended), "sums", "owed"), Is.EqualTo(months[^2].Owed));
        });
    }

    [Test]
    public async Task Credit_that_is_extended_later_had_its_former_end_before()
    {
        var before = await RunAsync("Owed", Last, Last);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        var wallet = (await Shop.RowsAsync<Nop.Plugin.Misc.Cashback.Ledger.Wallet>())[0].Id;
        await Shop.TellAsync<ICashbackLedger>(ledger => ledger.ExtendAsync(wallet, new(Shop.Clock.UtcNow.AddDays(300)), new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { IdempotencyKey = "extend", Reason = "late" }));
        var after = await RunAsync("Owed", Last.AddDays(-1), Last.AddDays(-1));
        Assert.That(Column(after, "ends", "sum"), Is.EqualTo(Column(before, "ends", "sum")));
        Assert.That(Column(await RunAsync("Owed", Last, Last), "ends", "sum"), Is.Not.EqualTo(Column(before, "ends", "sum")));
    }

    [Test]
    public async Task What_became_of_the_credit_of_each_month_is_what_movements_say()
    {
        var (lots, entryOf) = ((await Shop.RowsAsync<Lot>()).ToDictionary(lot => (lot.WalletId, lot.Number)), Entries.ToDictionary(entry => (entry.WalletId, entry.Sequence)));
        var ends = Enumerable.Range(0, VintageQueries.Months + 1).Select(month => ShopTime.StartOfDay(Last.AddDays(1).AddMonths(-month), Rome)).ToList();
        var expected = (await Shop.RowsAsync<LotMovement>())
            .Select(movement => (Movement: movement, Lot: lots[(movement.WalletId, movement.LotNumber)], Entry: entryOf[(movement.WalletId, movement.Sequence)]))
            .Where(one => one.Lot.ExpiresOnUtc is not null || one.Lot.ActivatesOnUtc is null)
            .GroupBy(one => (Given: MonthOf(one.Lot.CreatedOnUtc), Moved: MonthOf(one.Entry.CreatedOnUtc), IsRunOut: one.Entry.Kind is EntryKind.Expire or EntryKind.Forfeit))
            .Select(group => new VintageFlow("EUR", group.Key.Given, group.Key.Moved, group.Key.IsRunOut, group.Sum(one => one.Movement.Pending + one.Movement.Available + one.Movement.Reserved)));
        var flows = await Shop.AskAsync<VintageQueries, List<VintageFlow>>(vintages => vintages.FlowsAsync(ends, CancellationToken.None));
        Assert.That(flows, Is.EquivalentTo(expected));
        Assert.That(flows.Select(flow => flow.Given).Distinct().Count(), Is.GreaterThan(2));

        int MonthOf(DateTime onUtc) => ends.FindIndex(1, end => DateTime.SpecifyKind(onUtc, DateTimeKind.Utc) >= end) - 1;
    }

    [Test]
    public async Task What_may_run_out_is_all_but_what_never_does()
    {
        var report = await RunAsync("Owed", Last, Last);
        Assert.That(Sum(report, "breakage", "open"), Is.EqualTo(Sum(report, "ages", "sum") - Column(report, "ends", "sum").GetValueOrDefault("never")));
    }

    [Test]
    public async Task Nothing_is_estimated_from_two_clients() =>
        Assert.That((await RunAsync("Owed", Last, Last)).Tables.Single(table => table.Name == "breakage").Rows.Select(row => row.Cells[3].Number), Is.All.Null);

    static IEnumerable<long> WithoutEnd(Report report) => Column(report, "ends", "sum").Where(row => row.Key is "never" || row.Key.StartsWith("not known", StringComparison.Ordinal)).Select(row => row.Value);
}
