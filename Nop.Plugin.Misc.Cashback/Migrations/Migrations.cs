using FluentMigrator;
using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Brings the tables to what this version wants.</summary>
/// <remarks>
/// A version that adds a table, column or index adds it to its row class, and a class of its own beside <see cref="InstallMigration"/>:
/// <c>[NopMigration("…", "…", MigrationProcessType.Update)] public class UpdateTo110 : SchemaMigration;</c>
/// </remarks>
public abstract class SchemaMigration : Migration
{
    public override void Up() => CashbackSchema.EnsureSchema(this);

    /// <summary>Nothing: an uninstall keeps the ledger. (ForwardOnlyMigration would throw here and leave the plugin half installed.)</summary>
    public override void Down()
    {
    }
}

/// <summary>Runs when the plugin is installed.</summary>
// The date is the migration's number among those of all plugins of the shop.
[NopMigration("2026-11-21 13:37:11:3719281", "Misc.Cashback tables", MigrationProcessType.Installation)]
public sealed class InstallMigration : SchemaMigration;

/// <summary>Runs where 1.00 is installed: adds the columns and indexes that 1.10 has more.</summary>
[NopMigration("2026-11-29 00:41:53:2214867", "Misc.Cashback 1.10 tables", MigrationProcessType.Update)]
public sealed class UpdateTo110 : SchemaMigration;

/// <summary>Runs where 1.00 or 1.10 is installed: adds seals, formats of hashes and digests, that 1.11 has more.</summary>
/// <remarks>The shop runs updates only where the version of the plugin has changed: what changes tables raises it.</remarks>
[NopMigration("2026-11-29 12:10:26:4471903", "Misc.Cashback 1.11 tables", MigrationProcessType.Update)]
public sealed class UpdateTo111 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.12 has more.</summary>
[NopMigration("2026-11-29 15:37:18:6630417", "Misc.Cashback 1.12 tables", MigrationProcessType.Update)]
public sealed class UpdateTo112 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.13 has more.</summary>
[NopMigration("2026-11-29 22:16:44:5127763", "Misc.Cashback 1.13 tables", MigrationProcessType.Update)]
public sealed class UpdateTo113 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.14 has more.</summary>
[NopMigration("2026-11-30 02:58:07:7315209", "Misc.Cashback 1.14 tables", MigrationProcessType.Update)]
public sealed class UpdateTo114 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.15 has more.</summary>
[NopMigration("2026-11-30 13:52:19:4406821", "Misc.Cashback 1.15 tables", MigrationProcessType.Update)]
public sealed class UpdateTo115 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.16 has more.</summary>
[NopMigration("2026-11-30 19:11:33:5180274", "Misc.Cashback 1.16 tables", MigrationProcessType.Update)]
public sealed class UpdateTo116 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.17 has more.</summary>
[NopMigration("2026-11-30 23:12:40:7719023", "Misc.Cashback 1.17 tables", MigrationProcessType.Update)]
public sealed class UpdateTo117 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.18 has more.</summary>
[NopMigration("2026-12-01 03:14:08:2960417", "Misc.Cashback 1.18 tables", MigrationProcessType.Update)]
public sealed class UpdateTo118 : SchemaMigration;

/// <summary>Runs where an earlier version is installed: adds what 1.19 has more.</summary>
[NopMigration("2026-12-01 14:55:21:8143906", "Misc.Cashback 1.19 tables", MigrationProcessType.Update)]
public sealed class UpdateTo119 : SchemaMigration;

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
