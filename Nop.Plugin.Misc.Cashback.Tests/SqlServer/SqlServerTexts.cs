using System.Reflection;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.SqlServer;

/// <summary>A statement as SQL Server gets it.</summary>
/// <param name="Name">Who makes it.</param>
/// <param name="Sql">Its text.</param>
public sealed record SqlServerText(string Name, string Sql)
{
    public override string ToString() => Name;
}

/// <summary>Finds every text that the plugin makes for SQL Server: by asking each class that is told a dialect, whatever classes there are.</summary>
static class SqlServerTexts
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly LedgerDialect s_dialect = new SqlServerDialect();

    /// <summary>Every whole statement that the plugin makes for a database.</summary>
    public static IEnumerable<SqlServerText> Of(LedgerDialect dialect) => Makers.SelectMany(type => MadeOf(type, dialect).SelectMany(made => TextsOf($"{type.Name}{made.How}", made.Maker)));

    /// <summary>The classes that make whole statements: told a dialect, and nothing else, when they are made.</summary>
    public static IEnumerable<Type> Makers => ToldADialect.Where(type => MadeOf(type, s_dialect).Any());

    /// <summary>All classes of the plugin that are told a dialect.</summary>
    public static IEnumerable<Type> ToldADialect =>
        from type in typeof(LedgerDialect).Assembly.GetTypes()
        where !typeof(LedgerDialect).IsAssignableFrom(type) && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        where type.GetConstructors(Declared).Cast<MethodBase>().Concat(type.GetMethods(Declared)).Any(method => !method.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
            && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(LedgerDialect)))
        select type;

    public static IReadOnlyList<SqlServerText> All { get; } =
    [
        .. Of(s_dialect),
        .. CashbackSchema.Tables.Select(table => new SqlServerText($"Drop {table}", s_dialect.DropTable(table))),
    ];

    /// <summary>The classes that hold texts: makers, and those that makers hand out.</summary>
    public static IReadOnlySet<Type> Holders => Makers.Concat(Makers.SelectMany(PartsOf)).ToHashSet();

    // By a constructor that is for everybody, or by methods that say which of several it is.
    static IEnumerable<(string How, object Maker)> MadeOf(Type type, LedgerDialect dialect)
    {
        if (type.ContainsGenericParameters)
            yield break;
        foreach (var constructor in type.GetConstructors().Where(constructor => IsToldADialectOnly(constructor)))
            yield return ("", constructor.Invoke([dialect]));
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == type && IsToldADialectOnly(method)))
            yield return ($".{method.Name}", method.Invoke(null, [dialect])!);
    }

    static bool IsToldADialectOnly(MethodBase method) => method.GetParameters() is [{ ParameterType: var type }] && type == typeof(LedgerDialect);

    static IEnumerable<Type> PartsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.PropertyType).Where(part => part.Assembly == type.Assembly);

    static IEnumerable<SqlServerText> TextsOf(string name, object holder)
    {
        foreach (var property in holder.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(holder);
            var texts = value is string sql ? [new($"{name}.{property.Name}", sql)] : TextsOf($"{name}.{property.Name}", value!);
            foreach (var text in texts)
                yield return text;
        }

        foreach (var method in holder.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(string) && !method.IsSpecialName && method.Name != nameof(ToString)))
        {
            foreach (var arguments in Combinations([.. method.GetParameters().Select(Choices)]))
                yield return new($"{name}.{method.Name}({string.Join(", ", arguments.Select(argument => argument is string[] names ? names.Length : argument))})", (string)method.Invoke(holder, arguments)!);
        }
    }

    static object[] Choices(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(bool))
            return [false, true];
        if (parameter.ParameterType == typeof(IEnumerable<string>))
            return [(string[])["P0"], (string[])["P0", "P1", "P2"]];
        throw new NotSupportedException($"Say which values {parameter.Member.DeclaringType?.Name}.{parameter.Member.Name} is to be asked with for its {parameter.Name}.");
    }

    static IEnumerable<object[]> Combinations(object[][] choices) =>
        choices.Aggregate<object[], IEnumerable<object[]>>([[]], (sofar, next) => sofar.SelectMany(_ => next, (some, one) => (object[])[.. some, one]));
}
