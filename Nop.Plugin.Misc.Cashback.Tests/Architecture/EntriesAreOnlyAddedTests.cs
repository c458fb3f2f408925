using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Tests.SqlServer;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Every statement of every class that makes some, as each database gets it. That nobody writes these rows in another way, <see cref="ArchitectureTests"/> tells.</summary>
public sealed class EntriesAreOnlyAddedTests
{
    static readonly string[] s_onlyAdded = [CashbackTableNames.Entry, CashbackTableNames.LotMovement, CashbackTableNames.Seal, CashbackTableNames.SealLeaf, CashbackTableNames.ErasedText];

    static IEnumerable<Type> Dialects => typeof(LedgerDialect).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LedgerDialect)) && !type.IsAbstract);

    [TestCaseSource(nameof(Dialects))]
    public void Of_what_is_only_added_nothing_is_changed_but_texts_that_are_erased(Type dialect)
    {
        var made = (LedgerDialect)Activator.CreateInstance(dialect, nonPublic: true)!;
        var changing = SqlServerTexts.Of(made).Select(text => text.Sql).Where(sql => Changed(sql, made).Any()).ToList();
        string Q(string name) => made.Quote(name);
        Assert.That(changing, Is.EqualTo(new[]
        {
            $"UPDATE {Q("Cashback_Entry")} SET {Q("Reason")} = NULL, {Q("ReasonSalt")} = NULL WHERE {Q("WalletId")} = @WalletId AND {Q("ReasonDigest")} IS NOT NULL",
            $"UPDATE {Q("Cashback_Entry")} SET {Q("Reason")} = NULL, {Q("ReasonSalt")} = NULL WHERE {Q("WalletId")} = @WalletId AND {Q("Sequence")} = @Sequence AND {Q("HashFormat")} = 0",
        }));
    }

    [TestCaseSource(nameof(Dialects))]
    public void They_are_added_by_the_commit_by_the_seal_and_by_an_erasure(Type dialect)
    {
        var made = (LedgerDialect)Activator.CreateInstance(dialect, nonPublic: true)!;
        var added = SqlServerTexts.Of(made).Where(text => s_onlyAdded.Any(table => text.Sql.Contains($"INSERT INTO {made.Quote(table)}", StringComparison.Ordinal))).Select(text => text.Name);
        Assert.That(added, Is.EquivalentTo(new[] { "CommitSql.InsertEntry", "CommitSql.InsertMovement", "SealSql.InsertSeal", "SealSql.InsertLeaf", "ErasureSql.InsertErased" }));
    }

    // The tables that a statement changes rows of, or takes them out.
    static IEnumerable<string> Changed(string sql, LedgerDialect dialect) =>
        s_onlyAdded.Where(table => Regex.IsMatch(sql, $@"\b(UPDATE|DELETE(\s+FROM)?|TRUNCATE(\s+TABLE)?|MERGE(\s+INTO)?|REPLACE(\s+INTO)?)\s+{Regex.Escape(dialect.Quote(table))}(?!\w)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
}
