using FluentMigrator;
using Nop.Data.Mapping;
using Nop.Plugin.Misc.Cashback.Platform.Schema;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>All tables of the plugin, as this version wants them.</summary>
public static class CashbackSchema
{
    /// <summary>Names of all of them, gathered as nopCommerce gathers them: from each class that names some.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        .. from type in typeof(CashbackSchema).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false } && typeof(INameCompatibility).IsAssignableFrom(type)
           from table in ((INameCompatibility)Activator.CreateInstance(type)!).TableNames.Values
           select table,
    ];

    /// <summary>Makes what is missing of tables, columns and indexes, lets columns of people's texts hold every character, and drops nothing.</summary>
    /// <remarks>
    /// Called by the installation and by the update migration of every version that needs more. The installation too may find tables:
    /// those that an uninstall has kept, perhaps of an older version, whose update migrations nopCommerce then counts as done.
    /// </remarks>
    public static void EnsureSchema(Migration migration)
    {
        var schema = new SchemaEnsurer(migration);
        LedgerSchema.Ensure(schema);
        CashbackRuleSchema.Ensure(schema);
        BonusSchema.Ensure(schema);
        OversightSchema.Ensure(schema);
    }
}
