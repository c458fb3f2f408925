using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Files;
using static Nop.Plugin.Misc.Cashback.Tests.Files.SampleFile;

namespace Nop.Plugin.Misc.Cashback.Tests.Files;

/// <summary>JSON, read back by the framework.</summary>
public sealed class JsonFormatTests
{
    [Test]
    public async Task A_file_says_its_version_what_its_columns_hold_and_its_rows() =>
        Assert.That(Encoding.UTF8.GetString(await WriteAsync(new JsonFormat(), [Full, new(null)])), Is.EqualTo(
            """{"version":"7","columns":[{"name":"name","kind":"text"},{"name":"card","kind":"code"},{"name":"amount","kind":"minor_units"},{"name":"number","kind":"number"},"""
            + """{"name":"day","kind":"date"},{"name":"at","kind":"instant"}],"rows":["""
            + """{"name":"Anna","card":"0012345678905","amount":1234,"number":1.5,"day":"2026-03-02","at":"2026-03-02T09:30:15Z"},"""
            + """{"name":null,"card":null,"amount":null,"number":null,"day":null,"at":null}]}"""));

    [Test]
    public async Task A_batch_has_its_name_numbers_of_rows_and_a_total_for_each_currency()
    {
        using var json = JsonDocument.Parse(await WriteAsync(new JsonFormat(), [Of(100, "EUR"), Of(5, "JPY"), Of(23, "EUR")], WithTotals, Batch));
        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("batch").GetString(), Is.EqualTo(Batch.Id));
            Assert.That(json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("row").GetInt32()), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(json.RootElement.GetProperty("totals").GetRawText(), Is.EqualTo("""[{"currency":"EUR","decimals":2,"rows":2,"amount":123,"double":246},{"currency":"JPY","decimals":0,"rows":1,"amount":5,"double":10}]"""));
        });
    }

    [Test]
    public async Task A_batch_without_rows_has_a_total_of_nothing()
    {
        using var json = JsonDocument.Parse(await WriteAsync(new JsonFormat(), [], WithTotals, Batch));
        Assert.That(json.RootElement.GetProperty("totals").GetRawText(), Is.EqualTo("""[{"currency":"EUR","decimals":2,"rows":0,"amount":0,"double":0}]"""));
    }

    [Test]
    public async Task Text_is_read_back_as_people_wrote_it()
    {
        using var json = JsonDocument.Parse(await WriteAsync(new JsonFormat(), Hostile.Select(text => new SampleRow(text))));
        Assert.That(json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("name").GetString()), Is.EqualTo(Hostile.Select(WellFormed)));
    }
}
