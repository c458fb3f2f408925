using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>What is asked of a branch's file.</summary>
public sealed class ExportFormTests : InstalledShopFixture
{
    static ExportModel Model => new() { ContentId = (int)ExportContent.Balances, BranchId = 3, Format = "json", Least = "12.50", TierId = 2, ChangedSince = new DateTime(2026, 3, 2) };

    [SetUp]
    public async Task AddBranchesAsync()
    {
        await Shop.SeedAsync();
        foreach (var name in new[] { "Roma", "Milano", "Torino" })
            await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(new Branch { Name = name }));
    }

    [Test]
    public async Task Everything_that_was_chosen_is_asked()
    {
        var zone = await Shop.AskAsync<ShopClock, TimeZoneInfo>(clock => Task.FromResult(clock.Zone));
        var (read, _) = await ReadAsync(Model);
        Assert.That((read!.Value.Request, read.Value.Format), Is.EqualTo((
            new ExportRequest(ExportContent.Balances, 3) { Least = 12_50, TierId = 2, ChangedSinceUtc = ShopTime.StartOfDay(new DateOnly(2026, 3, 2), zone) }, (FileFormat)new JsonFormat())));
    }

    [Test]
    public async Task What_is_left_empty_limits_nothing()
    {
        var (read, _) = await ReadAsync(Model with { Least = " ", TierId = 0, ChangedSince = null });
        Assert.That(read!.Value.Request, Is.EqualTo(new ExportRequest(ExportContent.Balances, 3)));
    }

    [TestCase("csv")]
    [TestCase("xlsx")]
    [TestCase("json")]
    public async Task Each_format_that_is_offered_can_be_had(string format) =>
        Assert.That((await ReadAsync(Model with { Format = format })).Read!.Value.Format.Extension, Is.EqualTo(format));

    [Test]
    public async Task A_format_that_there_is_not_is_refused_beside_its_field() => Assert.That((await ReadAsync(Model with { Format = "exe" })).Wrong, Is.EqualTo("Export.Format"));

    [Test]
    public async Task A_content_that_there_is_not_is_refused_beside_its_field() => Assert.That((await ReadAsync(Model with { ContentId = 3 })).Wrong, Is.EqualTo("Export.ContentId"));

    [Test]
    public async Task A_branch_that_there_is_not_is_refused_beside_its_field() => Assert.That((await ReadAsync(Model with { BranchId = 99 })).Wrong, Is.EqualTo("Export.BranchId"));

    [Test]
    public async Task A_tier_that_there_is_not_is_refused_beside_its_field() => Assert.That((await ReadAsync(Model with { TierId = 99 })).Wrong, Is.EqualTo("Export.TierId"));

    [Test]
    public async Task What_is_no_amount_is_refused_beside_its_field() => Assert.That((await ReadAsync(Model with { Least = "much" })).Wrong, Is.EqualTo("Export.Least"));

    [Test]
    public async Task The_form_offers_what_it_reads()
    {
        var model = await Shop.AskAsync<ExportForm, ExportModel>(form => form.NewAsync(0));
        Assert.That((string.Join(' ', model.AvailableFormats.Select(item => item.Value)), string.Join(' ', model.AvailableContents.Select(item => item.Value)), model.Format), Is.EqualTo(("csv xlsx json", "1 2", "csv")));
    }

    async Task<((ExportRequest Request, FileFormat Format)? Read, string Wrong)> ReadAsync(ExportModel model)
    {
        var state = new ModelStateDictionary();
        var read = await Shop.Store.RequestAsync(services => services.GetRequiredService<ExportForm>().ReadAsync(model, state));
        Assert.That(read is null, Is.EqualTo(!state.IsValid));
        return (read, string.Join(' ', state.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key)));
    }
}
