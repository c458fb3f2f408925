using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Plugin.Misc.Cashback.Tests.Shops;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>What a till asks for about its branch does not read a whole ledger.</summary>
public sealed class ChangeQueriesTests
{
    [Test]
    public async Task One_answer_looks_through_no_more_than_its_most_and_says_that_there_is_more()
    {
        var start = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
        var entries = Enumerable.Range(1, ChangeQueries.MostRead + 1).Select(id => new LedgerEntry { Id = id, WalletId = 1, Sequence = id, CreatedOnUtc = start }).ToList();
        var changes = new ChangeQueries(new ListRepository<LedgerEntry>(() => entries), new ListRepository<Hold>(), new ListRepository<Sale>(), new ListRepository<SaleReturn>(), new ListRepository<OrderAccount>(), new ManualClock(start.AddDays(1)));

        var first = await changes.AfterAsync(branchId: 1, after: 0, most: 50);
        var second = await changes.AfterAsync(branchId: 1, first.UpTo, most: 50);

        Assert.That((first.Found.Count, first.UpTo, first.HasMore, second.UpTo, second.HasMore), Is.EqualTo((0, ChangeQueries.MostRead, true, ChangeQueries.MostRead + 1, false)));
    }
}
