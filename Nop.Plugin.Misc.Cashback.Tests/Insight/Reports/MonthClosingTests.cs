using Nop.Plugin.Misc.Cashback.Insight.Overview;
using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Platform.Keys;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>Months are closed one after the other, keep what they came to, and a verification compares them with the entries again.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class MonthClosingTests(DatabaseKind kind) : ReportsFixture(kind)
{
    static DateOnly January => new(2026, 1, 1);

    [Test]
    public async Task Months_are_closed_in_their_order_and_once()
    {
        var february = January.AddMonths(1);
        Assert.Multiple(async () =>
        {
            Assert.That(await CloseAsync(february), Is.False, "January first");
            Assert.That(await CloseAsync(January), Is.True);
            Assert.That(await CloseAsync(January), Is.False, "it is closed");
            Assert.That(await CloseAsync(february), Is.True);
        });
    }

    [Test]
    public async Task A_month_that_is_not_over_is_not_closed()
    {
        var month = new DateOnly(Last.Year, Last.Month, 1);
        for (var one = January; one < month; one = one.AddMonths(1))
            Assert.That(await CloseAsync(one), Is.True, $"{one}");
        Assert.That(await CloseAsync(month), Is.False);
    }

    [Test]
    public async Task A_closed_month_keeps_what_the_overview_says_of_it()
    {
        await CloseAsync(January);
        var held = await Shop.AskAsync<FlowQueries, CreditHeld>(flows => flows.HeldAsync("EUR"));
        var month = (await Shop.AskAsync<CreditYear, IReadOnlyList<MonthOfCredit>>(year => year.ReadAsync("EUR", held))).Single(one => one.Month == January);
        Assert.That(MonthTotals.Read(January, (await ClosedAsync())[0].Totals), Is.EqualTo(new[] { new MonthTotals("EUR", 0, month) }));
        Assert.That(Sum(await RunAsync("Owed", January.AddMonths(1).AddDays(-1), January.AddMonths(1).AddDays(-1)), "sums", "owed"), Is.EqualTo(month.Owed));
    }

    [Test]
    public async Task What_is_corrected_later_leaves_it_as_it_is()
    {
        await CloseAsync(January);
        await Shop.GiveAsync(Anna, 5_00);
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task An_entry_that_was_moved_into_it_is_found()
    {
        await CloseAsync(January);
        await Shop.TellAsync<IRepository<LedgerEntry>>(async entries =>
        {
            var last = (await entries.GetAllAsync(all => all.Where(entry => entry.KindId == (int)EntryKind.Earn).OrderByDescending(entry => entry.Id)))[0];
            last.CreatedOnUtc = new DateTime(2026, 1, 20, 0, 0, 0, DateTimeKind.Unspecified);
            await entries.UpdateAsync(last);
        });
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.MonthTotals }));
    }

    [Test]
    public async Task Totals_that_were_changed_are_found()
    {
        await CloseAsync(January);
        await Shop.TellAsync<IRepository<ClosedMonth>>(async rows =>
        {
            var row = (await rows.GetAllAsync(all => all))[0];
            row.Totals = row.Totals.Replace("EUR 0", "EUR 1", StringComparison.Ordinal);
            await rows.UpdateAsync(row);
        });
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.MonthChanged, FindingCode.MonthTotals }));
    }

    [Test]
    public async Task A_month_that_was_taken_out_is_found()
    {
        await CloseAsync(January);
        await CloseAsync(January.AddMonths(1));
        await CloseAsync(January.AddMonths(2));
        await Shop.TellAsync<IRepository<ClosedMonth>>(async rows => await rows.DeleteAsync((await rows.GetAllAsync(all => all.OrderBy(row => row.Month)))[1]));
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.MonthChanged }));
    }

    // All but the totals rewritten, hashes made anew, under a key of the forger's.
    [Test]
    public async Task Months_that_were_forged_without_the_key_are_found()
    {
        await CloseAsync(January);
        await CloseAsync(January.AddMonths(1));
        await ForgeAsync(row => (row.KeyId, row.Signature) = ("0123456789abcdef", new string('0', 64)));
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.MonthKeyMissing }), "once for each key");
    }

    [Test]
    public async Task A_month_whose_seal_is_another_or_none_is_found([Values] bool isNone)
    {
        await CloseAsync(January);
        await ForgeAsync(row => (row.SealNumber, row.SealHash) = (isNone ? 99 : row.SealNumber, new string('f', 64)), sign: true);
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.MonthChanged }));
    }

    [Test]
    public async Task A_month_that_does_not_begin_where_the_one_before_ended_is_found()
    {
        await CloseAsync(January);
        await CloseAsync(January.AddMonths(1));
        await ForgeAsync(row => row.FromUtc = row.Month == 202602 ? row.FromUtc.AddMinutes(1) : row.FromUtc, sign: true);
        Assert.That(await FindingsAsync(), Is.EqualTo(new[] { FindingCode.MonthChanged }));
    }

    // With the key too, so that nothing but what is changed tells.
    Task ForgeAsync(Action<ClosedMonth> change, bool sign = false) => Shop.Store.RequestAsync(async services =>
    {
        var (rows, keys, previous) = (services.GetRequiredService<IRepository<ClosedMonth>>(), services.GetRequiredService<IShopKeys>(), HashChain.Genesis);
        foreach (var row in await rows.GetAllAsync(all => all.OrderBy(row => row.Month)))
        {
            change(row);
            row.PreviousHash = previous;
            previous = row.Hash = row.HashOf();
            if (sign)
                row.Signature = SealHash.Sign(row.Hash, keys.Current());
            await rows.UpdateAsync(row);
        }
    });

    Task<bool> CloseAsync(DateOnly month) => Shop.AskAsync<IMonthClosing, bool>(months => months.CloseAsync(month, Clerk.Id, CancellationToken.None));

    Task<IReadOnlyList<ClosedMonth>> ClosedAsync() => Shop.AskAsync<IMonthClosing, IReadOnlyList<ClosedMonth>>(months => months.AllAsync());

    Task<IEnumerable<FindingCode>> FindingsAsync() => Shop.Store.RequestAsync(async services =>
        (await services.GetServices<IOtherBook>().OfType<MonthBook>().Single().FindAsync(CancellationToken.None)).Select(finding => finding.Code));
}
