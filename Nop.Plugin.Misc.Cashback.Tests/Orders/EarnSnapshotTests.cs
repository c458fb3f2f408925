using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

public sealed class EarnSnapshotTests
{
    [Test]
    public async Task What_is_frozen_keeps_its_shape()
    {
        var shop = new PlayedShop();
        var order = await shop.PaidAsync(10.00m);
        using var json = JsonDocument.Parse(shop.AccountOf(order)!.Snapshot);
        var explanation = json.RootElement.GetProperty("explanation");
        Assert.Multiple(() =>
        {
            Assert.That(Names(json.RootElement), Is.EqualTo("version currency decimals placedOnUtc earned explanation termsVersion"));
            Assert.That(Names(explanation), Is.EqualTo("tierId tierName moneyShare discountShare spendBase minimumReceipt lines programmes"));
            Assert.That(Names(explanation.GetProperty("lines")[0]),
                Is.EqualTo("lineId name net base rate rateSource rateSourceId rateSourceName programmes rateWithProgrammes amountBeforeLimits amount earnedMinor quantity unit"));
            Assert.That(explanation.GetProperty("lines")[0].GetProperty("rateSource").GetString(), Is.EqualTo("Tier"));
        });
    }

    [Test]
    public async Task It_is_read_back_as_it_was()
    {
        var shop = new PlayedShop();
        var kept = shop.AccountOf(await shop.PaidAsync(10.00m))!.Snapshot;
        Assert.That(EarnSnapshot.Parse(kept)!.ToJson(), Is.EqualTo(kept));
    }

    [Test]
    public void Nothing_kept_is_nothing_read() => Assert.That(EarnSnapshot.Parse(""), Is.Null);

    static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));
}
