using System.Text.Json.Nodes;
using Cashback.Scenarios;

namespace Nop.Plugin.Misc.Cashback.Tests.Scenarios;

/// <summary>Files that are no scenarios, and what a check says of them.</summary>
public class ScenarioFileTests
{
    [TestCase("{", "(file)")]
    [TestCase("[]", "(file)")]
    [TestCase("""{ "start": "yesterday" }""", "start")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "timeZone": "Mars/Olympus" }""", "timeZone")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "currency": "euro" }""", "currency")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "tiers": [ { "name": "Silver", "spend": "lots", "rate": "5" } ] }""", "tiers[0].spend")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "categories": [ { "name": "A", "parent": "B" }, { "name": "B", "parent": "A" } ] }""", "categories[0].parent")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "products": [ { "sku": "A", "price": "1", "categories": [ "Hair" ] } ] }""", "products[0].categories[0]")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "events": [ { "at": "2026-01-01T00:00:00Z", "do": "dance" } ] }""", "events[0].do")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "events": [ { "at": "2025-01-01T00:00:00Z", "do": "tasks" } ] }""", "events[0].at")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "events": [ { "at": "2026-01-01T00:00:00Z", "do": "pay", "order": "o1" } ] }""", "events[0].order")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "settings": { "redeem": { "maxShare": 1.5 } } }""", "settings.redeem.maxShare")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "settings": { "tierReview": { "months": 0 } } }""", "settings.tierReview.months")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "settings": { "expiryDay": 30 } }""", "settings.expiryDay")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "events": [ { "at": "2026-01-01T00:00:00Z", "do": "tasks", "order": "o1" } ] }""", "events[0].order")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "tiers": { "name": "Silver" } }""", "tiers")]
    [TestCase("""{ "start": "2026-01-01T00:00:00Z", "products": [ { "sku": "A" } ] }""", "products[0].price")]
    public void A_bad_file_is_told_by_the_path_of_what_is_wrong(string json, string path) =>
        Assert.That(() => ScenarioReader.Read(json), Throws.TypeOf<ScenarioFileException>().With.Message.StartWith(path + ":"));

    [Test]
    public void What_is_left_out_has_the_defaults_of_the_format()
    {
        var settings = ScenarioReader.Read("""{ "start": "2026-01-01T00:00:00Z" }""").Settings;

        Assert.That((settings.ActivationDelayDays, settings.ExpiryDays, settings.MinimumReceipt, settings.Redeem, settings.Shortfall, settings.TierWindow),
            Is.EqualTo((14, 365, 0m, new ScenarioRedemption(MaxPerOrder: null, MaxShare: 1, Minimum: 0), ShortfallPolicy.Debt, TierWindow.Lifetime)));
    }

    [Test]
    public void A_field_of_null_is_as_if_it_were_left_out() =>
        Assert.That(ScenarioReader.Read("""{ "start": "2026-01-01T00:00:00Z", "tiers": null, "settings": { "activationDelayDays": null } }""").Settings.ActivationDelayDays, Is.EqualTo(14));

    [Test]
    public void Expiry_days_of_null_mean_never() =>
        Assert.That(ScenarioReader.Read("""{ "start": "2026-01-01T00:00:00Z", "settings": { "expiryDays": null } }""").Settings.ExpiryDays, Is.Null);

    [Test]
    public void A_difference_names_its_path_and_both_values()
    {
        var expected = JsonNode.Parse("""{ "wallets": { "anna": { "debt": "0.00", "lots": [ { "expires": null } ] } }, "verified": true }""");
        var got = JsonNode.Parse("""{ "wallets": { "anna": { "debt": "1.00", "lots": [] } }, "verified": true }""");

        Assert.That(ScenarioComparison.Compare(expected, got), Is.EqualTo(new[]
        {
            "wallets.anna.debt: expected 0.00, got 1.00",
            """wallets.anna.lots[0]: expected {"expires":null}, got nothing""",
        }));
    }

    [Test]
    public async Task A_bad_file_ends_the_command_with_2_and_names_the_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "{ }");
        using var errors = new StringWriter();

        var code = await ScenarioCommand.RunAsync([file], TextWriter.Null, errors);

        File.Delete(file);
        Assert.That((code, errors.ToString()), Is.EqualTo((2, $"{file}: start: is missing{Environment.NewLine}")));
    }

    [Test]
    public async Task A_difference_ends_the_check_with_1()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(SampleFolder.File("13-"))).Replace("\"total\": \"4399\"", "\"total\": \"4400\"", StringComparison.Ordinal));
        using var output = new StringWriter();

        var code = await ScenarioCommand.RunAsync(["--check", file], output, TextWriter.Null);

        File.Delete(file);
        Assert.That((code, output.ToString()), Is.EqualTo((1, $"orders.o1.total: expected 4400, got 4399{Environment.NewLine}")));
    }

    [Test]
    public async Task A_refused_order_may_be_tried_again_under_its_name()
    {
        await using var theatre = await ScenarioTheatre.OpenAsync();
        var shop = JsonNode.Parse(await File.ReadAllTextAsync(SampleFolder.File("13-")))!.AsObject();
        shop["events"] = JsonNode.Parse("""
            [ { "at": "2026-01-06T00:00:00Z", "do": "order", "id": "o1", "customer": "anna", "lines": [ { "sku": "CREAM" } ], "gateway": "fails" },
              { "at": "2026-01-07T00:00:00Z", "do": "order", "id": "o1", "customer": "anna", "lines": [ { "sku": "CREAM" } ] } ]
            """);

        var result = await theatre.PlayAsync(shop.ToJsonString());

        Assert.That(((bool)result["orders"]!["o1"]!["placed"]!, (string?)result["errors"]![0]!["code"]), Is.EqualTo((true, "payment")));
    }

    [Test]
    public async Task Several_files_give_an_array_of_results_in_their_order()
    {
        using var output = new StringWriter();

        await ScenarioCommand.RunAsync([SampleFolder.File("13-"), SampleFolder.File("02-")], output, TextWriter.Null);

        var totals = JsonNode.Parse(output.ToString())!.AsArray().Select(result => (string?)result!["orders"]!["o1"]!["total"]);
        Assert.That(totals, Is.EqualTo(new[] { "4399", "109.80" }));
    }
}
