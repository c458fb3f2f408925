using Microsoft.SqlServer.TransactSql.ScriptDom;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;
using Nop.Plugin.Misc.Cashback.Tests.Architecture;

namespace Nop.Plugin.Misc.Cashback.Tests.SqlServer;

/// <summary>What the plugin would send to SQL Server, put to SQL Server's own parser and to its model of a database. It is not run: there is no SQL Server here.</summary>
public sealed class SqlServerTextTests
{
    // The row map and the end of a wallet write parts of those of the others, which are read with them; a dialect writes its few words.
    static readonly HashSet<string> s_writers =
    [
        .. SqlServerTexts.Holders.Append(typeof(RowMap<>)).Append(typeof(EndSql)).Concat(typeof(LedgerDialect).Assembly.GetTypes().Where(typeof(LedgerDialect).IsAssignableFrom)).Select(type => type.FullName!),
    ];

    static IEnumerable<SqlServerText> Texts => SqlServerTexts.All;

    [TestCaseSource(nameof(Texts))]
    public void Every_text_is_read_by_SQL_Server_2012_and_by_2022(SqlServerText text)
    {
        Assert.That(Errors(new TSql110Parser(initialQuotedIdentifiers: true), text.Sql), Is.Empty);
        Assert.That(Errors(new TSql160Parser(initialQuotedIdentifiers: true), text.Sql), Is.Empty);
    }

    [Test]
    public void The_schema_is_read_by_both()
    {
        foreach (var sql in SqlServerModel.Schema.Changes.SelectMany(new SqlServerSchemaWriter().Write))
        {
            Assert.That(Errors(new TSql110Parser(initialQuotedIdentifiers: true), sql), Is.Empty);
            Assert.That(Errors(new TSql160Parser(initialQuotedIdentifiers: true), sql), Is.Empty);
        }
    }

    [Test]
    public void Every_table_and_column_that_a_text_names_is_there()
    {
        using var model = new SqlServerModel();
        Assert.That(model.Check(SqlServerTexts.All), Is.Empty);
    }

    [Test]
    public void A_text_that_names_what_is_not_there_is_told()
    {
        SqlServerText[] wrong =
        [
            new("column read", "SELECT w.[Id], w.[Colour] FROM [Cashback_Wallet] w"),
            new("column set", "UPDATE [Cashback_Wallet] SET [Colour] = @Sequence WHERE [Id] = @Id"),
            new("column compared", "UPDATE [Cashback_Wallet] SET [Version] = @Version WHERE [Colour] = @Id"),
            new("column filled", "INSERT INTO [Cashback_Wallet] ([Colour]) VALUES (@Id)"),
            new("column joined", "SELECT w.[Id] FROM [Cashback_Wallet] w INNER JOIN [Cashback_Lot] l ON l.[WalletId] = w.[WalletId]"),
            new("column ordered by", "SELECT w.[Id] FROM [Cashback_Wallet] w ORDER BY w.[Colour]"),
            new("table", "SELECT w.[Id] FROM [Cashback_Purse] w"),
        ];
        using var model = new SqlServerModel();

        var faults = model.Check(wrong);

        Assert.That(wrong.Where(text => !faults.Any(fault => fault.Contains(text.Name, StringComparison.Ordinal))), Is.Empty);
    }

    [TestCase("SELECT w.[Id] FROM [Cashback_Wallet] w LIMIT @Take")]
    [TestCase("DROP TABLE IF EXISTS [Cashback_Wallet]")]
    [TestCase("SELECT w.[Id] FROM [Cashback_Wallet] w WHERE w.[Open] = TRUE AND")]
    public void A_text_in_words_that_SQL_Server_2012_has_not_is_told(string sql) =>
        Assert.That(Errors(new TSql110Parser(initialQuotedIdentifiers: true), sql), Is.Not.Empty);

    [Test]
    public void No_class_writes_statements_but_those_that_are_asked_for_theirs() =>
        Assert.That(
            from type in PluginMetadata.Instance.Types
            where type.IsPlugins && !s_writers.Contains(OuterName(type.Name))
            from reference in type.References
            where IsStatement(reference)
            select $"{type.Name}: {reference}", Is.Empty);

    [Test]
    public void Nothing_is_sent_from_elsewhere_than_the_ledgers_storage() =>
        Assert.That(
            PluginMetadata.Instance.Types.Where(type => type.References.Any(reference => reference.EndsWith("::set_CommandText", StringComparison.Ordinal))).Select(type => type.Name),
            Is.Not.Empty.And.All.StartsWith(typeof(LedgerRemoval).Namespace + "."));

    static string OuterName(string name) => name.Split('+')[0];

    static bool IsStatement(string reference) => reference.StartsWith('"')
        && new[] { "SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "DROP TABLE ", "MERGE " }.Any(word => reference.Contains(word, StringComparison.Ordinal));

    static IEnumerable<string> Errors(TSqlParser parser, string sql)
    {
        parser.Parse(new StringReader(sql), out var errors);
        return errors.Select(error => $"{error.Message} in: {sql}");
    }
}
