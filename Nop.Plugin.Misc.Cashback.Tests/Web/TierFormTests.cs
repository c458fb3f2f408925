using Nop.Plugin.Misc.Cashback.Web.Admin.Tiers;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

[SetCulture("en-US")]
public sealed class TierFormTests : InstalledShopFixture
{
    [Test]
    public async Task The_first_tier_of_a_shop_begins_at_no_spend() => Assert.That(await NewThresholdAsync(), Is.EqualTo("0.00"));

    [Test]
    public async Task A_further_tier_begins_where_its_owner_says()
    {
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveTierAsync(new CashbackTier { Name = "Client", Rate = 5 }));
        Assert.That(await NewThresholdAsync(), Is.Null);
    }

    Task<string?> NewThresholdAsync() => Shop.AskAsync<TierForm, string?>(async form => (await form.NewAsync()).SpendThreshold);
}
