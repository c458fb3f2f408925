using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A form of rows that is sent many times at once.</summary>
public class FormSentTwiceTests : BrowserTests
{
    [Test]
    public async Task Sixteen_posts_of_one_form_make_one_tier()
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        var form = new Dictionary<string, string> { ["Attempt"] = $"{Guid.NewGuid():N}", ["Name"] = "Sixteen", ["SpendThreshold"] = "777", ["Rate"] = "7", ["Unit"] = "0" };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await visitor.PostAsync("/Admin/CashbackTier/Create", new(form))).Dispose()));
        using var scope = Shop.Services.CreateScope();
        var tiers = await scope.ServiceProvider.GetRequiredService<EarnRuleService>().GetTiersAsync();
        Assert.That(tiers.Count(tier => tier.Name == "Sixteen"), Is.EqualTo(1));
    }

    [Test]
    public async Task Sixteen_posts_of_one_form_make_one_draft()
    {
        using var visitor = new ShopVisitor(Address);
        await visitor.SignInAsync(BrowsedShop.Owner);
        var form = new Dictionary<string, string> { ["Attempt"] = $"{Guid.NewGuid():N}", ["name"] = "Sixteen" };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await visitor.PostAsync("/Admin/CashbackDraft/Create", new(form))).Dispose()));
        using var scope = Shop.Services.CreateScope();
        Assert.That(scope.ServiceProvider.GetRequiredService<IRepository<RuleDraft>>().Table.Count(draft => draft.Name == "Sixteen"), Is.EqualTo(1));
    }

    [TestCase("/Admin/CashbackSimulator/Index")]
    [TestCase("/Admin/CashbackTier/Create")]
    public async Task The_form_of_a_new_row_bears_a_key(string page)
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync(page);
        await Expect("input[name=Attempt]").ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^[0-9a-f]{32}$"));
    }
}
