using FluentMigrator;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>All tables of the plugin, as this version wants them.</summary>
public static class CashbackSchema
{
    /// <summary>Names of all of them.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. TableSpec.All.Select(table => table.Name)];

    /// <summary>Makes what is missing of tables, columns and indexes, lets columns of people's texts hold every character, and drops nothing.</summary>
    /// <remarks>
    /// Called by the installation and by the update migration of every version that needs more. The installation too may find tables:
    /// those that an uninstall has kept, perhaps of an older version, whose update migrations nopCommerce then counts as done. There are no
    /// foreign keys: rows of a wallet name each other by the wallet's own numbers, and no deletion may cascade into a ledger.
    /// </remarks>
    public static void EnsureSchema(Migration migration)
    {
        var schema = new SchemaEnsurer(migration);
        foreach (var table in TableSpec.All)
            schema.Ensure(table);
    }
}
