namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Checkout and counter reach for the same credit at the same moment, on real servers.</summary>
public sealed class MixedSpendersTests
{
    [TestCase(DatabaseKind.PostgreSql)]
    [TestCase(DatabaseKind.MariaDb)]
    public async Task Sixty_four_spenders_of_one_wallet_spend_what_is_there_and_no_more(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = SalonDesk.On(database);
        await desk.Shop.GiveAsync(SalonDesk.Anna, 1000);

        var spenders = Enumerable.Range(0, 64).Select(i => Task.Run(() => i % 2 == 0 ? CheckOutAsync(desk.Shop) : TakeAsync(desk, i)));
        var spent = await Task.WhenAll(spenders);

        var balance = await desk.Shop.BalanceAsync();
        var charged = desk.Shop.Orders.Rows.Sum(order => 50m - order.OrderTotal);
        Assert.Multiple(() =>
        {
            Assert.That(spent.Sum(), Is.EqualTo(1000));
            Assert.That((balance.Usable, balance.Reserved, balance.Debt), Is.EqualTo((0L, 0L, 0L)));
            Assert.That(charged * 100, Is.EqualTo(spent.Where((_, i) => i % 2 == 0).Sum()));
            Assert.That(desk.Shop.Violations(), Is.Empty);
        });
    }

    static async Task<long> CheckOutAsync(PlayedShop shop)
    {
        var request = shop.NewRequest();
        await request.ChooseAsync(100);
        var placed = (await request.PlaceAsync(Guid.NewGuid())).PlacedOrder;
        return placed is null ? 0 : (await shop.Holds.OfOrderAsync(placed.Id)).Redeemed;
    }

    static async Task<long> TakeAsync(SalonDesk desk, int number)
    {
        var taken = await desk.TakeAsync(100, $"receipt {number}");
        return taken.IsDone ? taken.Amount : 0;
    }
}
