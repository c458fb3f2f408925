using System.Text.RegularExpressions;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>The rows of a letter about an order add up to its total, in the order's currency.</summary>
public sealed partial class LetterTotalsTests
{
    // As nopCommerce writes it: products, totals, and the order total last.
    const string Products = """<table border="0" style="width:100%;"><tr style="text-align:center;"><td style="padding: 0.6em 0.4em;">Serum</td><td colspan="2">1</td></tr>""";

    static string Total(string amount) =>
        $"""<tr style="text-align:right;"><td>&nbsp;</td><td colspan="2" style="background-color: #dde2e6;padding:0.6em 0.4 em;"><strong>Order total:</strong></td> <td style="background-color: #dde2e6;padding:0.6em 0.4 em;"><strong>{amount}</strong></td></tr>""";

    // 50.00 euro less 5.00, in dollars: 1.0837 makes 54.19 and 48.77, 1.0849 makes 54.25 and 48.82, though 5.00 alone would be 5.42 both times.
    [TestCase(1, "-5.00")]
    [TestCase(1.0837, "-5.42")]
    [TestCase(1.0849, "-5.43")]
    [TestCase(0.9371, "-4.69")]
    [TestCase(163.77, "-818.85")]
    public async Task The_credit_stands_above_the_total_in_the_order_s_currency(decimal rate, string credit)
    {
        var html = await LetterAsync(rate, Products + Total("USD") + "</table>\r\n");
        Assert.That(html, Is.EqualTo(
            $"{Products}{Total("USD").Replace("Order total:", "Plugins.Misc.Cashback.Checkout.Row in 4:").Replace("<strong>USD", $"<strong>USD {credit} in 4")}{Total("USD")}</table>\r\n"));
    }

    [Test]
    public async Task The_shown_rows_add_up_at_any_rate([Random(0.01, 200, 50)] double rate)
    {
        var exact = Math.Round((decimal)rate, 6);
        var html = await LetterAsync(exact, Total("USD") + "</table>");
        var credit = decimal.Parse(Credit().Match(html).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.That(Math.Round(50m * exact, 2, MidpointRounding.AwayFromZero) - credit, Is.EqualTo(Math.Round(45m * exact, 2, MidpointRounding.AwayFromZero)));
    }

    [TestCase("""<table><tr><td>1 Serum</td></tr></table>""", TestName = "A table without totals, as vendors get it, stays as it is")]
    [TestCase("", TestName = "So does an empty one")]
    public async Task Without_totals(string table) => Assert.That(await LetterAsync(1, table), Is.EqualTo(table));

    [Test]
    public async Task An_order_without_credit_has_no_such_row()
    {
        var tokens = new List<Token> { new("Order.Product(s)", Total("USD") + "</table>", neverHtmlEncoded: true) };
        await ConsumerOf(new PlayedShop(PlayedShop.Spring)).HandleEventAsync(new EntityTokensAddedEvent<Order>(new Order { Id = 9, CustomerCurrencyCode = "USD", CurrencyRate = 1 }, tokens));
        Assert.That(tokens.Single().Value, Is.EqualTo(Total("USD") + "</table>"));
    }

    // The shop writes the first letters before anything tells that the order was placed.
    [Test]
    public async Task A_letter_written_while_the_order_is_being_placed_has_it_too()
    {
        var shop = await ShopAsync(1);
        var request = shop.NewRequest();
        var html = "";
        request.Saved = async () => html = await LetterAsync(shop, Total("USD") + "</table>");
        await request.PlaceAsync(Guid.NewGuid());
        Assert.That(html, Does.Contain("USD -5.00"));
    }

    static async Task<string> LetterAsync(decimal rate, string table)
    {
        var shop = await ShopAsync(rate);
        await shop.NewRequest().PlaceAsync(Guid.NewGuid());
        return await LetterAsync(shop, table);
    }

    static async Task<PlayedShop> ShopAsync(decimal rate)
    {
        var shop = new PlayedShop(PlayedShop.Spring);
        shop.Rate = rate;
        await shop.GiveAsync(PlayedShop.Anna, 500);
        await shop.NewRequest().ChooseAsync(500);
        return shop;
    }

    static async Task<string> LetterAsync(PlayedShop shop, string table)
    {
        var order = shop.Orders.Rows.Single();
        order.CustomerLanguageId = 4;
        var tokens = new List<Token> { new("Order.OrderNumber", "1"), new("Order.Product(s)", table, neverHtmlEncoded: true) };
        await ConsumerOf(shop).HandleEventAsync(new EntityTokensAddedEvent<Order>(order, tokens));
        return (string)tokens.Single(token => token.Key == "Order.Product(s)").Value;
    }

    static LetterTotalsConsumer ConsumerOf(PlayedShop shop) => new(shop.Holds, shop.OrderQueries, shop.Services.CreditText(), PlayedServices.Texts());

    [GeneratedRegex("USD -([0-9.]+) in 4")]
    private static partial Regex Credit();
}
