using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

public sealed class CardSearchTests
{
    [TestCase("{0}")]
    [TestCase("Card: {0}")]
    [TestCase("\u200B{0}\uFEFF")]
    [TestCase("wide")]
    public async Task A_client_is_found_by_the_number_as_it_is_printed_on_the_card(string form)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var desk = SalonDesk.On(database);
        await desk.Shop.GiveAsync(SalonDesk.Anna, 1000);
        var number = desk.Shop.Rows.Wallets.Single().CardNumber;
        var printed = string.Join(' ', number.Chunk(4).Select(part => new string(part)));
        var typed = form == "wide" ? string.Concat(printed.Select(sign => sign == ' ' ? '\u3000' : (char)(sign + 0xFEE0))) : form.Replace("{0}", printed);
        var found = (await desk.FindAsync(typed)).Clients;
        Assert.That(found.Select(customer => customer.Id), Is.EqualTo(new[] { SalonDesk.Anna }));
    }

    [Test]
    public async Task A_card_that_is_scanned_into_the_receipt_is_none()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var desk = SalonDesk.On(database);
        await desk.Shop.GiveAsync(SalonDesk.Anna, 1000);
        await desk.Shop.GiveAsync(60, 1000);
        var number = desk.Shop.Rows.Wallets.Single(wallet => wallet.CustomerId == 60).CardNumber;
        Assert.That((await desk.TakeAsync(5, number.Insert(4, " "))).Refusal, Is.EqualTo(SalonRefusal.ReceiptIsCode));
        Assert.That((await desk.Shop.BalanceAsync()).Usable, Is.EqualTo(1000));
    }
}
