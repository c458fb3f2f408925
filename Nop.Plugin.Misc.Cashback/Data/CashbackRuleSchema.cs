using FluentMigrator;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Data;

/// <summary>The tables beside the ledger. Whatever is there already stays as it is: an installation after an uninstall finds its rules again.</summary>
public static class CashbackRuleSchema
{
    const int NameLength = 200;
    const int IdListLength = 4000;

    /// <summary>Makes what is missing of tables and indexes.</summary>
    public static void EnsureSchema(Migration migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        EnsureTier(migration);
        EnsureRates(migration);
        EnsureProgramme(migration);
        EnsureCustomerTier(migration);
        EnsureBranch(migration);
    }

    static void EnsureTier(Migration migration)
    {
        if (Exists(migration, CashbackRuleTableNames.Tier))
            return;
        migration.Create.Table(CashbackRuleTableNames.Tier)
            .WithColumn(nameof(CashbackTier.Id)).AsInt32().PrimaryKey().Identity()
            .WithColumn(nameof(CashbackTier.Name)).AsString(NameLength).NotNullable()
            .WithColumn(nameof(CashbackTier.SpendThreshold)).AsInt64().NotNullable()
            .WithColumn(nameof(CashbackTier.Rate)).AsDecimal(18, 4).NotNullable()
            .WithColumn(nameof(CashbackTier.MinimumReceipt)).AsInt64().Nullable();
    }

    static void EnsureRates(Migration migration)
    {
        if (!Exists(migration, CashbackRuleTableNames.CategoryRate))
        {
            migration.Create.Table(CashbackRuleTableNames.CategoryRate)
                .WithColumn(nameof(CategoryRate.Id)).AsInt32().PrimaryKey().Identity()
                .WithColumn(nameof(CategoryRate.CategoryId)).AsInt32().NotNullable()
                .WithColumn(nameof(CategoryRate.Rate)).AsDecimal(18, 4).Nullable()
                .WithColumn(nameof(CategoryRate.Excluded)).AsBoolean().NotNullable();
        }

        if (!Exists(migration, CashbackRuleTableNames.ProductRate))
        {
            migration.Create.Table(CashbackRuleTableNames.ProductRate)
                .WithColumn(nameof(ProductRate.Id)).AsInt32().PrimaryKey().Identity()
                .WithColumn(nameof(ProductRate.ProductId)).AsInt32().NotNullable()
                .WithColumn(nameof(ProductRate.Rate)).AsDecimal(18, 4).Nullable()
                .WithColumn(nameof(ProductRate.Excluded)).AsBoolean().NotNullable();
        }

        EnsureUnique(migration, CashbackRuleTableNames.CategoryRate, nameof(CategoryRate.CategoryId));
        EnsureUnique(migration, CashbackRuleTableNames.ProductRate, nameof(ProductRate.ProductId));
    }

    static void EnsureProgramme(Migration migration)
    {
        if (Exists(migration, CashbackRuleTableNames.Programme))
            return;
        migration.Create.Table(CashbackRuleTableNames.Programme)
            .WithColumn(nameof(Programme.Id)).AsInt32().PrimaryKey().Identity()
            .WithColumn(nameof(Programme.Name)).AsString(NameLength).NotNullable()
            .WithColumn(nameof(Programme.Active)).AsBoolean().NotNullable()
            .WithColumn(nameof(Programme.FromUtc)).AsDateTime2().Nullable()
            .WithColumn(nameof(Programme.ToUtc)).AsDateTime2().Nullable()
            .WithColumn(nameof(Programme.Weekdays)).AsInt32().NotNullable()
            .WithColumn(nameof(Programme.CategoryIds)).AsString(IdListLength).NotNullable()
            .WithColumn(nameof(Programme.TierIds)).AsString(IdListLength).NotNullable()
            .WithColumn(nameof(Programme.Multiplier)).AsDecimal(18, 4).NotNullable()
            .WithColumn(nameof(Programme.ExtraPercent)).AsDecimal(18, 4).NotNullable()
            .WithColumn(nameof(Programme.Stackable)).AsBoolean().NotNullable()
            .WithColumn(nameof(Programme.CapPerOrder)).AsInt64().Nullable()
            .WithColumn(nameof(Programme.Budget)).AsInt64().Nullable()
            .WithColumn(nameof(Programme.DisplayOrder)).AsInt32().NotNullable();
    }

    static void EnsureCustomerTier(Migration migration)
    {
        if (!Exists(migration, CashbackRuleTableNames.CustomerTier))
        {
            migration.Create.Table(CashbackRuleTableNames.CustomerTier)
                .WithColumn(nameof(CustomerTier.Id)).AsInt32().PrimaryKey().Identity()
                .WithColumn(nameof(CustomerTier.CustomerId)).AsInt32().NotNullable()
                .WithColumn(nameof(CustomerTier.StoreId)).AsInt32().NotNullable()
                .WithColumn(nameof(CustomerTier.TierId)).AsInt32().NotNullable()
                .WithColumn(nameof(CustomerTier.SinceUtc)).AsDateTime2().NotNullable();
        }

        EnsureUnique(migration, CashbackRuleTableNames.CustomerTier, nameof(CustomerTier.CustomerId), nameof(CustomerTier.StoreId));
    }

    static void EnsureBranch(Migration migration)
    {
        if (!Exists(migration, CashbackRuleTableNames.Branch))
        {
            migration.Create.Table(CashbackRuleTableNames.Branch)
                .WithColumn(nameof(Branch.Id)).AsInt32().PrimaryKey().Identity()
                .WithColumn(nameof(Branch.Name)).AsString(NameLength).NotNullable()
                .WithColumn(nameof(Branch.Active)).AsBoolean().NotNullable()
                .WithColumn(nameof(Branch.DisplayOrder)).AsInt32().NotNullable();
        }

        EnsureUnique(migration, CashbackRuleTableNames.Branch, nameof(Branch.Name));
    }

    static bool Exists(Migration migration, string table) => migration.Schema.Table(table).Exists();

    static void EnsureUnique(Migration migration, string table, string column, string? second = null)
    {
        var name = $"UX_{table}_{column}";
        if (Exists(migration, table) && migration.Schema.Table(table).Index(name).Exists())
            return;
        var index = migration.Create.Index(name).OnTable(table).OnColumn(column).Ascending();
        if (second is not null)
            index = index.OnColumn(second).Ascending();
        index.WithOptions().Unique();
    }
}
