using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;
using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;
using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;
using Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Rules that are tried before they are saved. Silver gives 5 percent, Gold 10.</summary>
[SetCulture("en-US")]
public sealed class RulePreviewTests : SeededShopFixture
{
    const int Silver = 1;
    const int Gold = 2;

    // A Monday.
    static readonly DateTime _monday = new(2026, 3, 9, 11, 0, 0);


    [Test]
    public async Task A_programme_that_is_off_is_tried_as_if_it_were_on()
    {
        var shown = await TryAsync(Asked(), Triple(programme => programme.Active = false));
        Assert.Multiple(() =>
        {
            Assert.That(Amount(shown), Is.EqualTo("7.50 EUR"));
            Assert.That(shown.Lines[^1], Is.EqualTo("The programme is off: this is what it would do if it were on."));
        });
    }

    [Test]
    public async Task A_programme_that_is_on_is_not_said_to_be_off()
        => Assert.That((await TryAsync(Asked(), Triple())).Lines, Has.None.Contains("is off"));

    [TestCase(false, "50", TestName = "The margin limits what a preview promises on prices without tax")]
    [TestCase(true, "61", TestName = "The margin limits what a preview promises on prices with tax")]
    public async Task Margin(bool withTax, string price)
    {
        await Shop.SetAsync(settings => (settings.BaseIncludesTax, settings.EarnMarginCapPercent) = (withTax, 10));
        await Shop.TellAsync<IRepository<TaxRate>>(taxes => taxes.InsertAsync(new TaxRate { TaxCategoryId = 1, Percent = 22 }));
        await Shop.TellAsync<IRepository<Product>>(async products =>
        {
            var serum = await products.GetByIdAsync(1);
            (serum.ProductCost, serum.TaxCategoryId) = (40, 1);
            await products.UpdateAsync(serum);
        });

        Assert.That(Amount(await TryAsync(Asked(item: "SERUM", amount: price))), Is.EqualTo("1.00 EUR"));
    }

    [Test]
    public async Task What_is_left_of_a_budget_limits_what_a_preview_promises()
        => Assert.That(Amount(await TryAsync(Asked(), Triple(programme => programme.Budget = 1_00))), Is.EqualTo("3.50 EUR"));

    [Test]
    public async Task The_page_of_a_category_tries_that_category_though_another_has_its_name()
    {
        var (women, men) = (await AddCategoryAsync("Women"), await AddCategoryAsync("Men"));
        await AddCategoryAsync("Care", women);
        var care = await AddCategoryAsync("Care", men);
        var model = await Shop.AskAsync<CategoryRateTopic, CategoryRateModel>(async topic => await topic.OpenAsync((await topic.FindAsync(care))!));

        Assert.That(Amount(await TryAsync(model.Preview, new CategoryRate { CategoryId = care, Rate = 20 })), Is.EqualTo("10.00 EUR"));
    }

    [Test]
    public async Task A_category_is_found_by_its_name_with_those_above_it()
    {
        var (women, men) = (await AddCategoryAsync("Women"), await AddCategoryAsync("Men"));
        await AddCategoryAsync("Care", women);
        var care = await AddCategoryAsync("Care", men);

        Assert.That(Amount(await TryAsync(Asked(item: "men » care"), new CategoryRate { CategoryId = care, Rate = 20 })), Is.EqualTo("10.00 EUR"));
    }

    [Test]
    public async Task The_page_of_a_product_without_a_number_tries_that_product_though_a_category_has_its_name()
    {
        var id = await AddProductAsync("Hair");
        var model = await Shop.AskAsync<ProductRateTopic, ProductRateModel>(async topic => await topic.OpenAsync((await topic.FindAsync(id))!));

        Assert.That(Amount(await TryAsync(model.Preview, new ProductRate { ProductId = id, Rate = 20 })), Is.EqualTo("10.00 EUR"));
    }

    [Test]
    public async Task A_product_of_exactly_that_name_is_found_behind_many_that_only_have_it_in_theirs()
    {
        for (var i = 0; i < 11; i++)
            await AddProductAsync($"Mask {i}");
        var id = await AddProductAsync("Mask");

        Assert.That(Amount(await TryAsync(Asked(item: "Mask"), new ProductRate { ProductId = id, Rate = 20 })), Is.EqualTo("10.00 EUR"));
    }

    [Test]
    public async Task A_product_stands_before_a_category_of_its_name()
    {
        var id = await AddProductAsync("Hair");
        Assert.That(Amount(await TryAsync(Asked(item: "Hair"), new ProductRate { ProductId = id, Rate = 20 })), Is.EqualTo("10.00 EUR"));
    }

    [Test]
    public async Task What_is_typed_over_the_pages_own_item_counts()
    {
        var model = await Shop.AskAsync<CategoryRateTopic, CategoryRateModel>(async topic => await topic.OpenAsync((await topic.FindAsync(1))!));
        var shown = await TryAsync(model.Preview with { Item = "" }, new CategoryRate { CategoryId = 1, Rate = 20 });
        Assert.That(Amount(shown), Is.EqualTo("2.50 EUR"));
    }

    [Test]
    public async Task A_preview_says_when_a_programme_holds_that_does_not_hold_for_the_purchase()
    {
        var shown = await TryAsync(Asked(), Triple(programme => programme.Weekdays = 1 << (int)DayOfWeek.Tuesday));
        Assert.That(shown.Lines[^1], Does.Contain("does not apply to this purchase").And.Contains("Tue"));
    }

    [Test]
    public async Task A_programme_that_another_outdoes_is_not_said_not_to_hold()
    {
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Five", Active = true, Multiplier = 5 }));
        var shown = await TryAsync(Asked(), Triple());
        Assert.That(shown.Lines, Has.None.Contains("does not apply").And.Some.Contains("adds nothing"));
    }

    [Test]
    public async Task Of_what_is_excluded_nothing_is_said_about_the_programme()
    {
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveCategoryRateAsync(new CategoryRate { CategoryId = 1, Excluded = true }));
        var shown = await TryAsync(Asked(item: "Hair"), Triple());
        Assert.That(shown.Lines, Has.None.Contains("The programme"));
    }

    [Test]
    public async Task A_programme_for_a_card_is_tried_with_that_card()
    {
        await Shop.TellAsync<CardKinds>(cards => cards.SaveAsync(new CardKind { Name = "Club" }));
        var programme = Triple(row => row.CardIds = "1");
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(programme));
        var model = await Shop.AskAsync<ProgrammeForm, ProgrammeModel>(async form => await form.OpenAsync((await form.FindAsync(programme.Id))!));
        Assert.That(model.Preview.CardId, Is.EqualTo(1));
    }

    [Test]
    public async Task Each_empty_field_is_named_with_its_error()
    {
        var state = new ModelStateDictionary();
        var model = new TierModel { Name = "New", SpendThreshold = "", Rate = "", Preview = Asked(amount: "") };
        var shown = await Shop.AskAsync<TierForm, RulePreviewResultModel>(
            async form => await form.PreviewAsync(model.Preview, await form.ReadAsync(model, state), state));
        Assert.That(shown.Errors, Is.EquivalentTo(new[]
        {
            "From a spend of: This field is required.", "Cashback rate: This field is required.", "Price of all items, without tax: This field is required.",
        }));
    }

    [Test]
    public async Task Nobody_need_hold_a_tier()
    {
        var model = await Shop.AskAsync<TierForm, TierModel>(async form => await form.OpenAsync((await form.FindAsync(Gold))!));
        Assert.Multiple(async () =>
        {
            Assert.That(model.Preview.AvailableTiers.Select(item => item.Text), Is.EqualTo(new[] { "no tier", "Silver", "Gold" }));
            Assert.That(model.Preview.TierId, Is.EqualTo(Gold));
            Assert.That(Amount(await TryAsync(Asked(tier: 0))), Is.EqualTo("0.00 EUR"));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_panel_says_whether_the_price_has_its_tax_in_it(bool withTax)
    {
        await Shop.SetAsync(settings => settings.BaseIncludesTax = withTax);
        var model = await Shop.AskAsync<TierForm, TierModel>(async form => await form.OpenAsync((await form.FindAsync(Gold))!));
        Assert.That(model.Preview.WithTax, Is.EqualTo(withTax));
    }

    static RulePreviewModel Asked(string item = "", string amount = "50", int tier = Silver) => new() { TierId = tier, Item = item, Amount = amount, At = _monday };

    static Programme Triple(Action<Programme>? change = null)
    {
        var programme = new Programme { Name = "Triple", Active = true, Multiplier = 3 };
        change?.Invoke(programme);
        return programme;
    }

    static string? Amount(RulePreviewResultModel shown) => shown.Errors.Count > 0 ? string.Join("; ", shown.Errors) : shown.Earned?.Replace('\u00a0', ' ');

    Task<RulePreviewResultModel> TryAsync(RulePreviewModel asked, Programme programme) =>
        Shop.AskAsync<ProgrammeForm, RulePreviewResultModel>(form => form.PreviewAsync(asked, programme, new ModelStateDictionary()));

    Task<RulePreviewResultModel> TryAsync(RulePreviewModel asked, CategoryRate? rate = null) =>
        Shop.AskAsync<CategoryRateTopic, RulePreviewResultModel>(topic => topic.PreviewAsync(asked, rate?.CategoryId ?? 1, new(rate?.Rate, 0), new ModelStateDictionary()));

    Task<RulePreviewResultModel> TryAsync(RulePreviewModel asked, ProductRate rate) =>
        Shop.AskAsync<ProductRateTopic, RulePreviewResultModel>(topic => topic.PreviewAsync(asked, rate.ProductId, new(rate.Rate, 0), new ModelStateDictionary()));

    async Task<int> AddCategoryAsync(string name, int parent = 0)
    {
        var category = new Category { Name = name, ParentCategoryId = parent, Published = true };
        await Shop.TellAsync<IRepository<Category>>(categories => categories.InsertAsync(category));
        return category.Id;
    }

    async Task<int> AddProductAsync(string name)
    {
        var product = new Product { Name = name, Sku = "", Published = true };
        await Shop.TellAsync<IRepository<Product>>(products => products.InsertAsync(product));
        return product.Id;
    }
}
