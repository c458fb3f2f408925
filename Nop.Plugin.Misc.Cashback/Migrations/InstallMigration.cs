using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Runs when the plugin is installed.</summary>
// The date is the migration's number among those of all plugins of the shop.
[NopMigration("2026-11-21 13:37:11:3719281", "Misc.Cashback tables", MigrationProcessType.Installation)]
public class InstallMigration : SchemaMigration;
