using System.Reflection;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>Holds the cut between the plugin's rooms, which docs/code-map.md draws.</summary>
public sealed partial class ArchitectureTests
{
    const string Root = "Nop.Plugin.Misc.Cashback";
    const string ActorType = $"{Root}.Platform.Actor";

    static readonly string[] _ledgerRows = ["Wallet", "LedgerEntry", "LotMovement", "Lot", "Hold", "HoldLot", "OrderAccount", "ProgrammeBudget", "Seals.Seal", "Seals.SealLeaf", "ErasedText"];

    static readonly string[] _ledgerTables =
    [
        CashbackTableNames.Wallet, CashbackTableNames.Entry, CashbackTableNames.LotMovement, CashbackTableNames.Lot,
        CashbackTableNames.Hold, CashbackTableNames.HoldLot, CashbackTableNames.OrderAccount, CashbackTableNames.ProgrammeBudget,
    ];

    /// <summary>A room knows those before it, and none after it.</summary>
    internal static readonly string[] Rooms =
        ["Rules", "Platform", "Files", "Ledger", "RuleBook", "Members", "Segments", "Checkout", "Bonuses", "Salon", "Openings", "Terms", "Orders", "Sales", "Privacy", "Insight", "Oversight", "Api", "Messages", "Migrations", "Installation", "Web"];

    // Of what lies at the root the rooms know the names that the shop knows the plugin by, and the settings; it knows all of them.
    static readonly string[] _knownOfTheRoot = ["CashbackDefaults", "CashbackSettings", "CashbackKeptSettings", "CashbackPermissions", "CashbackRoutes", "CashbackActivity", "CashbackMenuItems"];

    static IEnumerable<PluginMetadata.TypeReferences> Types => PluginMetadata.Instance.Types.Where(type => type.IsPlugins);

    [Test]
    public void Every_type_lies_in_a_room_or_at_the_root() => Assert.That(Types.Select(type => type.Folder).Distinct(), Is.EquivalentTo(Rooms.Append("")));

    [Test]
    public void What_rooms_know_is_seen() => Assert.That(Types.Where(type => type.Folder == "Web").SelectMany(type => type.References).SelectMany(Folders), Is.SupersetOf(Rooms.Except(["Messages", "Migrations", "Installation", "Web"])));

    [Test]
    public void A_room_knows_only_those_before_it() =>
        AssertNone(Types.Where(type => type.Folder.Length > 0), (type, reference) => Folders(reference).Any(room => Array.IndexOf(Rooms, room) > Array.IndexOf(Rooms, type.Folder)));

    [Test]
    public void Rooms_know_names_and_settings_of_the_root_and_nothing_that_knows_them() =>
        AssertNone(Types.Where(type => type.Folder.Length > 0), (_, reference) => !reference.StartsWith('"') && AtTheRoot().Matches(reference).Any(match => !_knownOfTheRoot.Contains(match.Groups["type"].Value)));


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
        AssertNone(Types.Where(type => type.Folder is not ("Ledger" or "Migrations")), reference =>
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
        // But of letters: what is to be told is struck out when it was told. It is no part of the ledger.
        Assert.That(statements.Where(statement => statement.Text.Contains("DELETE FROM", StringComparison.OrdinalIgnoreCase)).Select(statement => statement.Name), Is.EqualTo(new[] { $"{Root}.Ledger.Storage.Sql.OutboxSql" }));
    }

    [Test]
    public void Controllers_and_views_call_services_never_repositories() =>
        AssertNone(
            PluginMetadata.Instance.Types.Where(type => type.IsPlugins && IsOfThePage(type.Name) || !type.IsPlugins && type.Namespace.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal)),
            reference => reference.StartsWith("Nop.Data.IRepository", StringComparison.Ordinal) || reference.StartsWith($"{Root}.Ledger.Storage.", StringComparison.Ordinal));

    [Test]
    public void Nothing_uses_linq2db_or_the_shops_data_provider() =>
        AssertNone(PluginMetadata.Instance.Types, reference => reference.StartsWith("LinqToDB", StringComparison.Ordinal) || reference.StartsWith("Nop.Data.INopDataProvider", StringComparison.Ordinal));

    // What a notice says the shop's pages run: one type makes it harmless, and nobody goes past it.
    [Test]
    public void Only_one_type_speaks_to_the_shops_notices() =>
        AssertNone(PluginMetadata.Instance.Types.Where(type => type.Name != $"{Root}.Web.PageNotices"), reference => reference.StartsWith("Nop.Services.Messages.INotificationService", StringComparison.Ordinal));

    // Staff who work in a client's name are themselves in the books: one type knows, and nobody goes past it.
    [Test]
    public void Only_one_type_asks_who_stands_behind_an_impersonated_session() =>
        AssertNone(PluginMetadata.Instance.Types.Where(type => OuterOf(type) != ActorType), reference => reference.EndsWith("IWorkContext::get_OriginalCustomerIfImpersonated", StringComparison.Ordinal));

    // Whoever asks the shop who is signed in gets a visitor made, and a cookie lends a till somebody's name.
    [Test]
    public void The_api_asks_nobody_who_is_signed_in() =>
        AssertNone(Types.Where(type => type.Folder == "Api" || type.Name.StartsWith($"{Root}.Web.Api.", StringComparison.Ordinal)), reference =>
            reference.StartsWith("Nop.Core.IWorkContext", StringComparison.Ordinal) || reference.StartsWith(ActorType, StringComparison.Ordinal));

    [Test]
    public void Pages_that_name_an_actor_have_asked_who_acts_or_were_told()
    {
        var naming = Members().Where(TakesAnActor).Select(member => $"{member.DeclaringType!.FullName}::{member.Name}").ToHashSet();
        var told = Members().Where(TakesAnActor).Select(member => member.DeclaringType!.FullName!).ToHashSet();
        var asks = Types.Where(type => type.References.Contains(ActorType) || type.References.Contains($"{Root}.Api.Keys.TillKey::get_ActorId")).Select(OuterOf).ToHashSet();
        var pages = Types.Where(type => naming.Overlaps(type.References) && (type.Folder == "Web" || type.References.Any(reference => reference.EndsWith("IWorkContext::GetCurrentCustomerAsync", StringComparison.Ordinal))))
            .Select(OuterOf).ToHashSet();
        Assert.Multiple(() =>
        {
            Assert.That(pages, Does.Contain($"{Root}.Web.Shop.Account.CashbackAccountController"), "what names an actor is seen");
            Assert.That(pages.Where(page => !asks.Contains(page) && !told.Contains(page)), Is.Empty);
        });
    }

    // linq2db throws where a column of numbers is taken as nullable for its maximum, and a maximum of no rows needs that: the first by order does both.
    [Test]
    public void No_query_asks_for_a_maximum_or_a_minimum() =>
        AssertNone(PluginMetadata.Instance.Types, reference => reference.EndsWith("AsyncIQueryableExtensions::MaxAsync", StringComparison.Ordinal)
            || reference.EndsWith("AsyncIQueryableExtensions::MinAsync", StringComparison.Ordinal));

    [Test]
    public void Money_is_never_a_floating_point_number() =>
        AssertNone(Types.Where(type => type.Folder is "Rules" or "Ledger" or "RuleBook" or "Members" or "Checkout" or "Bonuses" or "Salon" or "Openings" or "Orders" or "Api"), reference => reference is "System.Double" or "System.Single");

    [Test]
    public void Time_comes_from_the_clock_that_is_given() =>
        AssertNone(Types, reference => reference is "System.DateTime::get_UtcNow");

    static IEnumerable<MethodBase> Members() => typeof(CashbackDefaults).Assembly.GetTypes()
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)).OfType<MethodBase>();

    static bool TakesAnActor(MethodBase member) => member.GetParameters().Any(parameter => string.Equals(parameter.Name, "actorId", StringComparison.OrdinalIgnoreCase));

    static string OuterOf(PluginMetadata.TypeReferences type) => type.Name.Split('+')[0];

    static bool IsWrite(string member) =>
        member.StartsWith("Insert", StringComparison.Ordinal) || member.StartsWith("Update", StringComparison.Ordinal)
        || member.StartsWith("Delete", StringComparison.Ordinal) || member.StartsWith("Truncate", StringComparison.Ordinal);

    static bool IsOfThePage(string type) => new[] { "Controller", "Component", "Validator", "Model" }.Any(role => type.Split('+', '`')[0].EndsWith(role, StringComparison.Ordinal));

    // Rooms that a reference names, those of the arguments of a generic type too.
    static IEnumerable<string> Folders(string reference) => reference.StartsWith('"') ? [] : InARoom().Matches(reference).Select(match => match.Groups["room"].Value).Where(Rooms.Contains);

    [GeneratedRegex(@"Nop\.Plugin\.Misc\.Cashback\.(?<room>[A-Z]\w*)\.")]
    private static partial Regex InARoom();

    [GeneratedRegex(@"Nop\.Plugin\.Misc\.Cashback\.(?<type>[A-Z]\w*)(?![\w.])")]
    private static partial Regex AtTheRoot();

    static void AssertNone(IEnumerable<PluginMetadata.TypeReferences> types, Func<string, bool> isForbidden) => AssertNone(types, (_, reference) => isForbidden(reference));

    static void AssertNone(IEnumerable<PluginMetadata.TypeReferences> types, Func<PluginMetadata.TypeReferences, string, bool> isForbidden)
    {
        var found = types.SelectMany(type => type.References.Where(reference => isForbidden(type, reference)).Select(reference => $"{type.Name} → {reference}")).ToList();
        Assert.That(string.Join(Environment.NewLine, found), Is.Empty);
    }
}
