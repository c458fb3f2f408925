using System.Data;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>SQL Server keeps a plan for each set of declared types: text declared by its value's length would make one for each length.</summary>
sealed class ParameterSizeTests() : StoreFixture(DatabaseKind.Sqlite)
{
    static IEnumerable<TestCaseData> Writes() =>
    [
        Case(Rows.Wallets.Bind(new Wallet()), Rows.Wallets.Bind(new Wallet { CardNumber = "1234", CurrencyCode = "EUR" })),
        Case(Rows.Entries.Bind(new LedgerEntry()), Rows.Entries.Bind(new LedgerEntry { Reason = "why", IdempotencyKey = "k", Hash = "h" })),
        Case(Rows.Holds.Bind(new Hold()), Rows.Holds.Bind(new Hold { Reference = "r", GroupKey = "g" })),
        Case(Rows.Orders.Bind(new OrderAccount()), Rows.Orders.Bind(new OrderAccount { Snapshot = new string('x', 9000), EarnExact = "1/3" })),
        Case(SearchSql.ParametersOf(new WalletKey(1, 0, "EUR")), SearchSql.ParametersOf(new WalletKey(1, 0, "X"))),
    ];

    [TestCaseSource(nameof(Writes))]
    public async Task Text_is_declared_by_its_column_whatever_its_length(object one, object other)
    {
        var (first, second) = (await SizesAsync((IReadOnlyList<Parameter>)one), await SizesAsync((IReadOnlyList<Parameter>)other));
        Assert.That(first, Is.Not.Empty.And.None.Zero);
        Assert.That(first, Is.EqualTo(second));
    }

    [Test]
    public async Task A_text_to_look_for_that_is_longer_than_any_is_not_cut_to_one_that_is_there()
    {
        var book = await LoadAsync(await WalletAsync(100));
        var reference = new string('r', 100);
        HoldFrom(book, book.Lots[0], 1, reference);
        await Store.TryCommitAsync(book, None);
        Assert.That((await Store.FindHoldAsync(reference + "r", None), (await Store.FindHoldAsync(reference, None))?.Amount), Is.EqualTo(((Hold?)null, 1L)));
    }

    async Task<List<int>> SizesAsync(IReadOnlyList<Parameter> parameters)
    {
        await using var connection = await Database.OpenAsync(None);
        await using var command = new CommandBinder(Database).CommandOf(connection, "SELECT 1", parameters);
        return [.. command.Parameters.Cast<System.Data.Common.DbParameter>().Where(parameter => parameter.DbType == DbType.String).Select(parameter => parameter.Size)];
    }

    static TestCaseData Case(IReadOnlyList<Parameter> one, IReadOnlyList<Parameter> other) => new TestCaseData(one, other).SetArgDisplayNames(string.Join(' ', one.Select(parameter => parameter.Name).Take(2)));
}
