using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The grid of manufacturers: five of them, of which the second, the fourth and the fifth have a rate.</summary>
[SetCulture("en-US")]
public sealed class ManufacturerRateListTests
{
    InstalledShop _shop = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync();
        await _shop.TellAsync<IRepository<Manufacturer>>(async makers =>
        {
            foreach (var name in new[] { "Aster", "Borage", "Clover", "Dill", "Elder" })
                await makers.InsertAsync(new Manufacturer { Name = name, Published = true, DisplayOrder = -name[0], PageSizeOptions = "", MetaKeywords = "", Description = "" });
        });
        foreach (var id in new[] { 2, 4, 5 })
            await _shop.TellAsync<EarnRuleService>(rules => rules.SaveManufacturerRateAsync(id, id, RateUnit.Percent));
    }

    [OneTimeTearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [TestCase(false, "", 1, "Elder 5 %, Dill 4 %", 5)]
    [TestCase(false, "", 3, "Aster ", 5)]
    [TestCase(false, "er", 1, "Elder 5 %, Clover ", 3)]
    [TestCase(true, "", 1, "Elder 5 %, Dill 4 %", 3)]
    [TestCase(true, "", 2, "Borage 2 %", 3)]
    [TestCase(true, "ER", 1, "Elder 5 %", 1)]
    public async Task A_page_has_its_rows_and_the_number_of_all(bool withRateOnly, string text, int page, string rows, int total)
    {
        var search = new ManufacturerRateSearchModel { WithRateOnly = withRateOnly, SearchText = text, Start = (page - 1) * 2, Length = 2 };
        var list = await _shop.AskAsync<ManufacturerRateTopic, ManufacturerRateListModel>(topic => topic.ListAsync(search));
        Assert.That((string.Join(", ", list.Data.Select(row => $"{row.Name} {row.Rate}")).Replace('\u00a0', ' '), list.RecordsTotal), Is.EqualTo((rows, total)));
    }
}
