using System.Collections;
using System.Reflection;
using Cashback.Preview.Web;
using Cashback.Preview.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Whatever stands in a field that an action binds, it is answered with a page, a message or a refusal, and never breaks.</summary>
public sealed class OddValuesTests() : OddValues(DatabaseKind.Sqlite)
{
    static IEnumerable<string> Odd => Values.Keys;

    // The web server's own reader of forms refuses it, whoever asks for the form first.
    [TestCase("/Admin/CashbackTier/Create")]
    [TestCase("/Admin/CashbackApproval/Decline")]
    [TestCase("/salon/counter/find")]
    public async Task A_form_that_cannot_be_read_is_refused_with_a_word(string path)
    {
        using var visitor = await OwnerAsync();
        using var answer = await visitor.PostAsync(path, new() { ["Name"] = "a\0b" });
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("type it again"));
    }

    [TestCase("Clients")]
    [TestCase("Habits")]
    [TestCase("Programmes")]
    public async Task A_report_until_the_first_day_of_all_says_that_it_is_too_long_ago(string report)
    {
        using var visitor = await OwnerAsync();
        using var answer = await visitor.GetAsync($"/Admin/CashbackReport/Show?key={report}&To=0001-01-01");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("years"));
    }

    [TestCaseSource(nameof(Odd))]
    public Task No_action_breaks_on(string odd) => SendAsync(odd);
}

/// <summary>The same on PostgreSQL, of what comes as far as a database: the others are no values, and are refused before it is asked.</summary>
public sealed class OddValuesInPostgreSqlTests() : OddValues(DatabaseKind.PostgreSql)
{
    [TestCase("the largest number")]
    [TestCase("1001 signs")]
    [TestCase("a sign that databases refuse")]
    public Task No_action_breaks_on(string odd) => SendAsync(odd);
}

/// <summary>Sends odd values to every action of the plugin, in each field by turns.</summary>
[Category("Browser")]
public abstract class OddValues(DatabaseKind kind)
{
    // Deeper no form of the plugin goes.
    const int Depth = 3;

    /// <summary>Odd values by what they are called.</summary>
    protected static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["nothing"] = "",
        ["none"] = "0",
        ["the largest number"] = "2147483647",
        ["the least number"] = "-2147483648",
        ["more than any number"] = "99999999999999999999999999999999",
        ["1001 signs"] = new('7', 1001),
        ["a sign that databases refuse"] = "a\0b",
    };

    TestDatabase? _database;
    WebApplication? _shop;

    [OneTimeSetUp]
    public async Task OpenShopAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync(kind);
        var place = PreviewDatabase.For(_database.Place);
        await using (var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = place, Languages = BrowsedShop.Languages }))
            await store.RequestAsync(BrowsedShop.SeedAsync);
        _shop = await WebShop.OpenAsync(new PreviewOptions { Database = place, Clock = new MovableClock() }, "http://127.0.0.1:0");
        await _shop.StartAsync();
        await ShownPages.AddOneOfEachAsync(_shop.Services);
    }

    [OneTimeTearDown]
    public async Task CloseShopAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
        // Where there is no such server the tests are skipped, and this is run all the same.
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>The owner, signed in.</summary>
    private protected async Task<ShopVisitor> OwnerAsync()
    {
        var visitor = new ShopVisitor(_shop!.Urls.First());
        await visitor.SignInAsync(BrowsedShop.Owner);
        return visitor;
    }

    /// <summary>Sends a value to every field of every action, and fails with the names of those that broke.</summary>
    protected async Task SendAsync(string odd)
    {
        using var visitor = await OwnerAsync();
        var (broken, sent) = (new List<string>(), 0);
        foreach (var action in Actions())
        {
            var fields = action.Fields.ToList();
            // The shop's own model of a grid divides by its length while it is checked, before any action.
            foreach (var field in fields.Select(one => one.Name).Where(name => Values[odd] != "0" || name != nameof(BaseSearchModel.Length)))
            {
                var form = fields.ToDictionary(one => one.Name, one => one.Name == field ? Values[odd] : one.Usual);
                using var answer = action.IsPost ? await visitor.PostPartsAsync(action.Path, form) : await visitor.GetAsync(action.Path + QueryString.Create(form!));
                sent++;
                if ((int)answer.StatusCode >= 500)
                    broken.Add($"{action.Name} {field}: {(int)answer.StatusCode}");
            }
        }

        Assert.That(sent, Is.GreaterThan(200));
        Assert.That(string.Join(Environment.NewLine, broken), Is.Empty);
    }

    List<Target> Actions()
    {
        var links = _shop!.Services.GetRequiredService<LinkGenerator>();
        return
        [
            .. from action in _shop!.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
               where action.ControllerTypeInfo.Assembly == typeof(CashbackPlugin).Assembly
               let path = links.GetPathByAction(action.ActionName, action.ControllerName, new { area = action.RouteValues.TryGetValue("area", out var area) ? area : "" })
               where path is not null
               let verbs = action.ActionConstraints?.OfType<HttpMethodActionConstraint>().SelectMany(constraint => constraint.HttpMethods) ?? []
               select new Target($"{action.ControllerName}.{action.ActionName}", path, verbs.Contains("POST"), FieldsOf(action.MethodInfo)),
        ];
    }

    static IEnumerable<(string Name, string Usual)> FieldsOf(MethodInfo action) =>
        action.GetParameters().SelectMany(parameter => Fields(parameter.Name!, "", parameter.ParameterType, 0)).DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase);

    // A model's fields stand without the parameter's name before them; those of a part of it with the part's.
    static IEnumerable<(string Name, string Usual)> Fields(string name, string prefix, Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (UsualOf(type) is { } usual)
            return [(name, usual)];
        if (type == typeof(CancellationToken) || typeof(IFormCollection).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type) || depth >= Depth)
            return [];
        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().FirstOrDefault() ?? typeof(string);
            return UsualOf(element) is { } one ? [(name, one)] : Fields($"{name}[0]", $"{name}[0].", element, depth + 1);
        }

        return type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0 && !property.PropertyType.Name.Contains("Dictionary", StringComparison.Ordinal))
            .SelectMany(property => Fields(prefix + property.Name, prefix + property.Name + ".", property.PropertyType, depth + 1));
    }

    static string? UsualOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(string) => "1",
        var plain when plain == typeof(bool) => "true",
        var plain when plain == typeof(Guid) => "0f8fad5b-d9cb-469f-a165-70867728950e",
        var plain when plain == typeof(DateTime) || plain == typeof(DateOnly) => "2026-01-02",
        { IsEnum: true } plain => Enum.GetNames(plain)[0],
        { IsPrimitive: true } or { Name: nameof(Decimal) } => "1",
        _ => null,
    };

    sealed record Target(string Name, string Path, bool IsPost, IEnumerable<(string Name, string Usual)> Fields);
}
