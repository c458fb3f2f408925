using System.Reflection;
using System.Text.RegularExpressions;
using FluentMigrator;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nop.Core;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>The plugin's public types: contracts that other plugins may rely on, and what the shop can only find in public.</summary>
public sealed class SurfaceTests
{
    static readonly Assembly Plugin = typeof(CashbackPlugin).Assembly;

    static readonly Type[] Contracts =
    [
        typeof(ICashbackLedger), typeof(IWalletDirectory), typeof(IWalletQueries), typeof(IHoldQueries), typeof(IOrderLedgerQueries), typeof(ILedgerAuditor),
        typeof(IOrderReconciler), typeof(IVoucherService), typeof(ICounterService), typeof(IRedemptions), typeof(ISalonSales), typeof(IBranchService), typeof(ITierService), typeof(IMembership),
    ];

    [Test]
    public void What_other_plugins_may_rely_on_is_what_the_file_says()
    {
        var file = Path.Combine(LocaleSources.PluginFolder, "..", "docs", "public-surface.txt");
        var now = string.Join('\n', Reached(Contracts, WithConstructors.No).OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)) + "\n";

        Assert.That(File.ReadAllText(file), Is.EqualTo(now),
            () => $"The public surface changed. Where that is meant, put this into {file}, and say it in docs/changelog.md:\n{now}");
    }

    [Test]
    public void Nothing_is_public_that_neither_a_contract_nor_the_shop_needs()
    {
        var needed = Reached(Contracts.Concat(Plugin.GetExportedTypes().Where(IsFoundByTheShop)), WithConstructors.Yes);

        Assert.That(Plugin.GetExportedTypes().Where(type => !type.IsNested && !needed.Contains(type)), Is.Empty);
    }

    // Controllers, view components, tag helpers, validators and migrations are looked for among public types only; a theme's copy of a view
    // is compiled outside the plugin, so the same holds for models and for what views name; the files at the root are the extension points.
    static bool IsFoundByTheShop(Type type) =>
        type.Namespace == typeof(CashbackPlugin).Namespace
        || type.IsAssignableTo(typeof(BaseEntity)) || type.IsAssignableTo(typeof(ControllerBase)) || type.IsAssignableTo(typeof(ViewComponent))
        || type.IsAssignableTo(typeof(TagHelper)) || type.IsAssignableTo(typeof(IValidator)) || type.IsAssignableTo(typeof(IMigration))
        || type.IsAssignableTo(typeof(BaseNopModel)) || IsNamedInAView(type) || type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal);

    static readonly HashSet<string> s_wordsOfViews =
    [
        .. Directory.EnumerateFiles(Path.Combine(LocaleSources.PluginFolder, "Views"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\w+").Select(word => word.Value)),
    ];

    static bool IsNamedInAView(Type type) => type.Namespace!.Contains(".Web", StringComparison.Ordinal) && s_wordsOfViews.Contains(type.Name);

    enum WithConstructors { No, Yes }

    static HashSet<Type> Reached(IEnumerable<Type> from, WithConstructors constructors)
    {
        var reached = new HashSet<Type>();
        var left = new Stack<Type>(from);
        while (left.TryPop(out var type))
        {
            if (type.HasElementType)
                left.Push(type.GetElementType()!);
            foreach (var argument in type.GetGenericArguments())
                left.Push(argument);
            if (type.HasElementType || type.IsGenericParameter || type.Assembly != Plugin || !reached.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
                continue;

            if (type.BaseType is { } parent)
                left.Push(parent);
            foreach (var named in type.GetInterfaces().Concat(Members(type).SelectMany(member => Named(member, constructors))))
                left.Push(named);
        }

        return reached;
    }

    static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member switch
            {
                MethodBase method => IsSeen(method),
                FieldInfo field => field.IsPublic || field.IsFamily,
                PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsSeen),
                _ => false,
            });

    static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static IEnumerable<Type> Named(MemberInfo member, WithConstructors constructors) => member switch
    {
        ConstructorInfo made => constructors == WithConstructors.Yes ? made.GetParameters().Select(parameter => parameter.ParameterType) : [],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    static IEnumerable<string> Lines(Type type)
    {
        yield return (type.IsInterface ? "interface " : type.IsEnum ? "enum " : type.IsValueType ? "struct " : "class ") + type.FullName;
        foreach (var line in type.IsEnum
            ? Enum.GetNames(type).Select(name => $"    {name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}")
            : Members(type).Where(IsSaid).Select(member => $"    {Line(member)}").Order(StringComparer.Ordinal))
            yield return line;
    }

    // What the compiler makes for a record is said by the record.
    static bool IsSaid(MemberInfo member) => member is not MethodBase { IsSpecialName: true } && member is not ConstructorInfo
        && !member.Name.Contains('<') && member.Name is not ("Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "Deconstruct" or "EqualityContract" or "value__");

    static string Line(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.CanRead ? "get; " : "")}{(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => member.ToString()!,
    };

    static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
