using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Nop.Plugin.Misc.Cashback;

namespace Cashback.Preview.Data;

/// <summary>All tables. Nothing is tracked: an entity is a plain row that is read, changed and written back whole, as in nopCommerce.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    // Instants are stored without a zone and come back without a kind, on every database.
    sealed class WithoutZone() : ValueConverter<DateTime, DateTime>(
        value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified),
        value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified));

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<WithoutZone>();
        if (Database.IsNpgsql())
        {
            configuration.Properties<DateTime>().HaveColumnType("timestamp without time zone");
            configuration.Properties<string>().HaveColumnType("citext");
        }
        else if (Database.IsSqlite())
            configuration.Properties<string>().UseCollation("NOCASE");
        else
            configuration.Properties<decimal>().HavePrecision(18, 4);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        if (Database.IsNpgsql())
            model.HasPostgresExtension("citext");
        var catalog = new EntityCatalog(typeof(CashbackDefaults).Assembly);
        foreach (var type in catalog.ShopTypes.Concat(catalog.PluginTypes))
        {
            var entity = model.Entity(type);
            // The plugin's tables come from its migrations alone.
            entity.ToTable(catalog.TableOf(type), table =>
            {
                if (catalog.PluginTypes.Contains(type))
                    table.ExcludeFromMigrations();
            });
            entity.HasKey("Id");
            var columns = EntityCatalog.ColumnsOf(type).Select(property => property.Name).ToHashSet();
            foreach (var property in type.GetProperties().Where(property => !columns.Contains(property.Name)))
                entity.Ignore(property.Name);
            foreach (var column in columns)
                entity.Property(column).HasColumnName(catalog.ColumnOf(type, column)).IsRequired(IsRequired(type, column));
        }

        AddIndexes(model);
        if (Database.IsMySql())
            NationalTexts.Declare(model);
    }

    static bool IsRequired(Type type, string column)
    {
        var property = type.GetProperty(column)!.PropertyType;
        return property.IsValueType && Nullable.GetUnderlyingType(property) is null;
    }

    static void AddIndexes(ModelBuilder model)
    {
        foreach (var (type, column) in ShopIndexes.All)
            model.Entity(type).HasIndex(column);
    }
}
