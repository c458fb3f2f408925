using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

public sealed class CardSearchTests
{
    [Test]
    public async Task A_client_is_found_by_the_number_as_it_is_printed_on_the_card()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var desk = SalonDesk.On(database);
        await desk.Shop.GiveAsync(SalonDesk.Anna, 1000);
        var number = desk.Shop.Rows.Wallets.Single().CardNumber;
        var found = await desk.Counter.FindAsync(string.Join(' ', number.Chunk(4).Select(part => new string(part))));
        Assert.That(found.Select(customer => customer.Id), Is.EqualTo(new[] { SalonDesk.Anna }));
    }
}
