using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.OpenApi;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Problems;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Plugin.Misc.Cashback.Web.Api;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Content/api/openapi.json says what the API does: it is the source for who writes a till, and these tests keep it true.</summary>
sealed class OpenApiTests
{
    const string Mend = "Put Content/api/openapi.json right, or the code: they must say the same.";

    static readonly string s_text = File.ReadAllText(Path.Combine(LocaleSources.PluginFolder, "Content", "api", "openapi.json"));
    static readonly JsonElement s_document = JsonSerializer.Deserialize<JsonElement>(s_text);

    static IEnumerable<(string Name, JsonElement Operation)> Operations =>
        from path in s_document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select ($"{method.Name.ToUpperInvariant()} {path.Name[1..]}", method.Value);

    static Dictionary<string, MethodInfo> Actions => (
        from type in new[] { typeof(CashbackTillApiController), typeof(CashbackTillDocsController) }
        from action in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from route in action.GetCustomAttributes<HttpMethodAttribute>()
        select ($"{route.HttpMethods.Single()} {route.Template}", action)).ToDictionary(one => one.Item1, one => one.action);

    static IEnumerable<string> Names => Operations.Select(one => one.Name);

    static JsonElement Of(string name) => Operations.First(one => one.Name == name).Operation;

    [Test]
    public async Task A_library_reads_it_and_finds_nothing_wrong()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(s_text));
        var read = await OpenApiDocument.LoadAsync(stream, "json");
        Assert.Multiple(() =>
        {
            Assert.That(read.Diagnostic!.Errors, Is.Empty);
            Assert.That(read.Diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
            Assert.That(read.Document!.Paths, Has.Count.EqualTo(s_document.GetProperty("paths").EnumerateObject().Count()));
        });
    }

    [Test]
    public void It_has_each_route_and_no_other() => Assert.That(Names, Is.EquivalentTo(Actions.Keys), Mend);

    [TestCaseSource(nameof(Names))]
    public void It_names_the_scope(string name)
    {
        var scope = Actions[name].GetCustomAttribute<TillScopeAttribute>()?.Scope ?? TillScopes.None;
        Assert.That(Of(name).TryGetProperty("x-scope", out var named) ? named.GetString() : "", Is.EqualTo(string.Concat(TillScopeNames.Of(scope))), Mend);
    }

    [TestCaseSource(nameof(Names))]
    public void It_says_which_ones_write(string name)
    {
        var parameters = Of(name).GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());
        var isWrite = Actions[name].IsDefined(typeof(TillWriteAttribute));
        Assert.That((parameters.Contains("Idempotency-Key"), parameters.Contains("dry_run")), Is.EqualTo((isWrite, isWrite)), Mend);
    }

    [Test]
    public void It_lists_each_error_as_the_code_has_it() => Assert.That(
        s_document.GetProperty("x-errors").EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("status")} {error.GetProperty("title")} {error.GetProperty("advice")}"),
        Is.EqualTo(ApiProblems.All.Select(problem => $"{problem.Code} {problem.Status} {problem.Title} {problem.Advice}")), Mend);

    [Test]
    public void Each_error_is_one_of_some_operation_and_there_are_no_others()
    {
        var told = Operations.SelectMany(one => one.Operation.GetProperty("x-errors").EnumerateArray().Select(code => code.GetString())).ToHashSet();
        Assert.That(told, Is.EquivalentTo(ApiProblems.All.Select(problem => problem.Code)), Mend);
    }

    [Test]
    public void Codes_of_errors_begin_with_what_they_are_about() => Assert.That(ApiProblems.All.Select(problem => problem.Code), Is.Unique.And.All.Match("^[a-z]+(_[a-z]+)+$"));

    [Test]
    public async Task The_shop_serves_it()
    {
        await using var shop = await ApiShop.OpenAsync(DatabaseKind.Sqlite);
        var answer = await shop.TillWith(null).GetAsync("openapi.json");
        Assert.That((answer.Status, answer.Type?.MediaType, answer.Body), Is.EqualTo((200, "application/json", s_text)));
    }

    // In the order of the document: what one makes the next one asks for.
    [Test]
    public async Task Each_example_is_what_the_shop_answers()
    {
        await using var shop = await ApiShop.OpenAsync(DatabaseKind.Sqlite);
        var till = await shop.TillAsync();
        var player = new ExamplePlayer(s_document, till, await shop.VoucherAsync(1000));
        var wrong = new List<string>();
        foreach (var (name, operation) in Operations)
            wrong.AddRange(await player.PlayAsync(name, operation));
        Assert.That(wrong, Is.Empty, Mend);
    }
}
