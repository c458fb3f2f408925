using Nop.Plugin.Misc.Cashback.Data;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Holds the cut between the plugin's folders: docs/design, layout.</summary>
public sealed class ArchitectureTests
{
    const string Root = "Nop.Plugin.Misc.Cashback";

    static readonly string[] _ledgerRows = ["Wallet", "LedgerEntry", "LotMovement", "Lot", "Hold", "HoldLot", "OrderAccount", "ProgrammeBudget"];

    static readonly string[] _ledgerTables =
    [
        CashbackTableNames.Wallet, CashbackTableNames.Entry, CashbackTableNames.LotMovement, CashbackTableNames.Lot,
        CashbackTableNames.Hold, CashbackTableNames.HoldLot, CashbackTableNames.OrderAccount, CashbackTableNames.ProgrammeBudget,
    ];

    static IEnumerable<PluginMetadata.TypeReferences> Types => PluginMetadata.Instance.Types.Where(type => type.IsPlugins);

    [Test]
    public void The_plugins_types_are_read() =>
        Assert.That(Types.Select(type => type.Folder).Distinct(), Is.SupersetOf(new[] { "Rules", "Ledger", "Earning", "Redemption", "Salon", "Data", "Infrastructure" }));

    [Test]
    public void Rules_know_nothing_of_the_shop_the_web_or_other_folders() =>
        AssertNone(Types.Where(type => type.Folder == "Rules"), reference =>
            reference.StartsWith("Nop.", StringComparison.Ordinal) && !reference.StartsWith($"{Root}.Rules.", StringComparison.Ordinal)
            || reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || reference.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || reference.StartsWith("FluentMigrator", StringComparison.Ordinal));

    [Test]
    public void Rules_ask_no_clock_and_do_no_input_or_output() =>
        AssertNone(Types.Where(type => type.Folder == "Rules"), reference =>
            reference is "System.TimeProvider" or "System.Random"
            || reference.StartsWith("System.IO.", StringComparison.Ordinal)
            || reference.StartsWith("System.Data.", StringComparison.Ordinal)
            || reference.StartsWith("System.Net.", StringComparison.Ordinal));

    [Test]
    public void Only_the_ledger_reads_the_ledgers_tables() =>
        AssertNone(Types.Where(type => type.Folder != "Ledger"), reference =>
            _ledgerRows.Any(row => reference.StartsWith($"Nop.Data.IRepository`1[{Root}.Ledger.{row}]", StringComparison.Ordinal)));

    [Test]
    public void Only_the_ledger_and_the_schema_name_the_ledgers_tables() =>
        AssertNone(Types.Where(type => type.Folder is not ("Ledger" or "Data")), reference =>
            _ledgerTables.Any(table => reference.StartsWith('"') && reference.Contains(table, StringComparison.OrdinalIgnoreCase)));

    [Test]
    public void The_ledgers_rows_are_never_written_through_repositories() =>
        AssertNone(Types, reference => _ledgerRows.Any(row =>
            reference.StartsWith($"Nop.Data.IRepository`1[{Root}.Ledger.{row}]::", StringComparison.Ordinal)
            && IsWrite(reference[(reference.LastIndexOf("::", StringComparison.Ordinal) + 2)..])));

    [Test]
    public void No_statement_deletes()
    {
        var statements = Types.SelectMany(type => type.References.Where(reference => reference.StartsWith('"')).Select(reference => (type.Name, Text: reference)));
        Assert.That(statements.Where(statement => statement.Text.Contains("DELETE FROM", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public void Controllers_and_views_call_services_never_repositories() =>
        AssertNone(
            PluginMetadata.Instance.Types.Where(type => type.Folder is "Controllers" or "Components" or "Validators" or "Models"
                || !type.IsPlugins && type.Namespace.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal)),
            reference => reference.StartsWith("Nop.Data.IRepository", StringComparison.Ordinal) || reference.StartsWith($"{Root}.Ledger.Storage.", StringComparison.Ordinal));

    [Test]
    public void Nothing_uses_linq2db_or_the_shops_data_provider() =>
        AssertNone(PluginMetadata.Instance.Types, reference => reference.StartsWith("LinqToDB", StringComparison.Ordinal) || reference.StartsWith("Nop.Data.INopDataProvider", StringComparison.Ordinal));

    // linq2db throws where a column of numbers is taken as nullable for its maximum, and a maximum of no rows needs that: the first by order does both.
    [Test]
    public void No_query_asks_for_a_maximum_or_a_minimum() =>
        AssertNone(PluginMetadata.Instance.Types, reference => reference.EndsWith("AsyncIQueryableExtensions::MaxAsync", StringComparison.Ordinal)
            || reference.EndsWith("AsyncIQueryableExtensions::MinAsync", StringComparison.Ordinal));

    [Test]
    public void Money_is_never_a_floating_point_number() =>
        AssertNone(Types.Where(type => type.Folder is "Rules" or "Ledger" or "Earning" or "Redemption" or "Salon" or "Wallets"), reference => reference is "System.Double" or "System.Single");

    [Test]
    public void Time_comes_from_the_clock_that_is_given() =>
        AssertNone(Types, reference => reference is "System.DateTime::get_UtcNow");

    static bool IsWrite(string member) =>
        member.StartsWith("Insert", StringComparison.Ordinal) || member.StartsWith("Update", StringComparison.Ordinal)
        || member.StartsWith("Delete", StringComparison.Ordinal) || member.StartsWith("Truncate", StringComparison.Ordinal);

    static void AssertNone(IEnumerable<PluginMetadata.TypeReferences> types, Func<string, bool> isForbidden)
    {
        var found = types.SelectMany(type => type.References.Where(isForbidden).Select(reference => $"{type.Name} → {reference}")).ToList();
        Assert.That(string.Join(Environment.NewLine, found), Is.Empty);
    }
}
