using FluentMigrator;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Brings the tables to what this version wants.</summary>
/// <remarks>
/// A version that adds a table, column or index adds it to the schema and a class of its own beside <see cref="InstallMigration"/>:
/// <c>[NopMigration("…", "…", MigrationProcessType.Update)] public class UpdateTo110 : SchemaMigration;</c>
/// </remarks>
public abstract class SchemaMigration : Migration
{
    /// <inheritdoc/>
    public override void Up() => CashbackSchema.EnsureSchema(this);

    /// <summary>Nothing: an uninstall keeps the ledger. (ForwardOnlyMigration would throw here and leave the plugin half installed.)</summary>
    public override void Down()
    {
    }
}
