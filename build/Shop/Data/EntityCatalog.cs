using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using Nop.Data.Mapping;

namespace Cashback.Preview.Data;

/// <summary>Which types are rows of which tables: the shop's, and the plugin's by nopCommerce's conventions.</summary>
public sealed class EntityCatalog
{
    readonly Dictionary<Type, string> _tables = [];
    readonly Dictionary<(Type, string), string> _columns = [];

    /// <summary>Reads the conventions of the plugin's assembly.</summary>
    public EntityCatalog(Assembly plugin)
    {
        foreach (var names in TypesOf<INameCompatibility>(plugin).Select(type => (INameCompatibility)Activator.CreateInstance(type)!))
        {
            foreach (var (type, name) in names.TableNames)
                _tables[type] = name;
            foreach (var (key, name) in names.ColumnName)
                _columns[key] = name;
        }

        PluginTypes = [.. TypesOf<BaseEntity>(plugin)];
        ShopTypes = [.. TypesOf<BaseEntity>(typeof(BaseEntity).Assembly), typeof(TaxRate), typeof(CustomerPassword), typeof(ProductOption), typeof(QuantityPrice)];
    }

    /// <summary>Tables that the shop makes itself.</summary>
    public IReadOnlyList<Type> ShopTypes { get; }

    /// <summary>Tables that the plugin's migrations make.</summary>
    public IReadOnlyList<Type> PluginTypes { get; }

    /// <summary>The table of a type.</summary>
    public string TableOf(Type type) => _tables.TryGetValue(type, out var name) ? name : type.Name;

    /// <summary>The column of a property.</summary>
    public string ColumnOf(Type type, string property) => _columns.TryGetValue((type, property), out var name) ? name : property;

    /// <summary>Properties that are columns: readable, writable, of a plain type and not marked otherwise; enums are wrappers of an id.</summary>
    public static IEnumerable<PropertyInfo> ColumnsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true }
                && property.GetCustomAttribute<NotMappedAttribute>() is null
                && IsPlain(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

    static bool IsPlain(Type type) => type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(bool)
        || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(Guid) || type == typeof(byte[]);

    static IEnumerable<Type> TypesOf<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type));
}
