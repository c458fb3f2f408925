using System.Reflection;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Every statement of a commit, as each database gets it.</summary>
public sealed class EntriesAreOnlyAddedTests
{
    static IEnumerable<Type> Dialects => typeof(LedgerDialect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LedgerDialect)) && !type.IsAbstract);

    [TestCaseSource(nameof(Dialects))]
    public void No_statement_updates_or_deletes_an_entry_or_its_movements(Type dialect)
    {
        var sql = new CommitSql((LedgerDialect)Activator.CreateInstance(dialect, nonPublic: true)!);
        var statements = typeof(CommitSql).GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => property.GetValue(sql)).OfType<string>()
            .Where(text => text.Contains(CashbackTableNames.Entry, StringComparison.Ordinal) || text.Contains(CashbackTableNames.LotMovement, StringComparison.Ordinal))
            .ToList();
        Assert.That(statements, Has.Count.EqualTo(2).And.All.StartsWith("INSERT"));
    }
}
