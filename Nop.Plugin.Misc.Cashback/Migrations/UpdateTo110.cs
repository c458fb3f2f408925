using Nop.Data.Migrations;

namespace Nop.Plugin.Misc.Cashback.Migrations;

/// <summary>Runs where 1.00 is installed: adds the columns and indexes that 1.10 has more.</summary>
[NopMigration("2026-11-29 00:41:53:2214867", "Misc.Cashback 1.10 tables", MigrationProcessType.Update)]
public class UpdateTo110 : SchemaMigration;
