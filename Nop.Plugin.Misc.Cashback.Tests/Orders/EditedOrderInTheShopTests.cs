using System.Net;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Web.Admin.Orders;
using Nop.Plugin.Misc.Cashback.Web.Shop.Orders;
using Nop.Services.Messages;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders;

/// <summary>Staff edit an order of 90.00 that was paid with 60.00 of money and 30.00 of credit, in the preview store (scenarios, rule 15).</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed partial class EditedOrderInTheShopTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    // As nopCommerce writes it, last in the table of an order's items.
    const string LetterTotal = """<tr style="text-align:right;"><td>&nbsp;</td><td colspan="2"><strong>Order total:</strong></td> <td><strong>60</strong></td></tr></table>""";

    Customer _anna = null!;
    int _order;

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _order = await Shop.PlaceWithCreditAsync(_anna, 30_00);
    }

    [Test]
    public async Task An_item_that_is_taken_out_gives_credit_back_before_money()
    {
        await EditItemAsync(1);
        var order = await Shop.AskAsync<IRepository<Order>, Order>(orders => orders.GetByIdAsync(_order));
        var report = await Shop.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        Assert.That((order.OrderTotal, (await BalanceAsync()).Available, report.IsClean), Is.EqualTo((45.00m, 30_00L, true)));
    }

    [Test]
    public async Task What_it_earned_is_cut_to_the_share_of_the_money_that_still_counts()
    {
        var before = (await BalanceAsync()).Pending;
        await EditItemAsync(1);
        Assert.That((before, (await BalanceAsync()).Pending), Is.EqualTo((3_00L, 2_25L)));
    }

    [Test]
    public async Task Staff_read_what_came_back_as_a_notice_as_a_note_and_on_the_orders_page()
    {
        var notices = await EditItemAsync(1);
        var notes = await Shop.AskAsync<IOrderService, IList<OrderNote>>(orders => orders.GetOrderNotesByOrderIdAsync(_order));
        var block = (await Shop.AskAsync<AdminOrderFactory, Nop.Plugin.Misc.Cashback.Web.Admin.Orders.OrderCashbackModel?>(factory => factory.PrepareBlockAsync(_order)))!;
        Assert.Multiple(() =>
        {
            Assert.That(notices, Has.One.Contains("€30.00"));
            Assert.That(notices, Is.SubsetOf(notes.Select(note => note.Note)));
            Assert.That(block.Restored, Is.EqualTo(block.Redeemed));
            Assert.That(block.InTotal, Does.StartWith("0.00"));
        });
    }

    [Test]
    public async Task Money_that_is_over_is_named_with_its_sum()
    {
        // 45.00 of the 60.00 that were paid.
        Assert.That(await EditItemAsync(1), Has.One.Contains("€15.00 more"));
    }

    [Test]
    public async Task Money_that_was_refunded_before_is_not_over()
    {
        await RefundAsync(15.00m);
        Assert.That(await EditItemAsync(1), Has.None.Contain("€15.00 more").And.None.Contain("Refund"));
    }

    [Test]
    public async Task Where_no_money_is_over_nothing_is_said_of_it()
    {
        await RefundAsync(20.00m);
        Assert.That(await EditItemAsync(1), Has.Count.EqualTo(1).And.All.Contain("€15.00 of cashback went back").And.All.Contain("€5.00 of cashback still pays").And.None.Contain("Refund"));
    }

    [Test]
    public async Task Where_all_credit_went_back_none_is_said_to_pay() =>
        Assert.That(await EditItemAsync(1), Has.One.Contains("€30.00").And.None.Contain("€0.00").And.None.Contain("still pays"));

    [Test]
    public async Task An_order_that_nobody_edited_says_nothing_of_edits()
    {
        var block = await Shop.AskAsync<AdminOrderFactory, Nop.Plugin.Misc.Cashback.Web.Admin.Orders.OrderCashbackModel?>(factory => factory.PrepareBlockAsync(_order));
        Assert.That(block!.InTotal, Is.Null);
    }

    [Test]
    public async Task A_total_that_staff_type_gives_no_credit_back()
    {
        await Shop.Store.RequestAsync(async services =>
            await services.GetRequiredService<OrderProcessing>().EditTotalAsync(await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(_order), 15.00m));
        var balance = await BalanceAsync();
        Assert.That((balance.Available, balance.Pending), Is.EqualTo((0L, 75L)));
    }

    [Test]
    public async Task The_row_in_the_totals_says_what_credit_still_pays_of_them()
    {
        var before = await RowsAsync();
        await EditItemAsync(1);
        Assert.That((before, await RowsAsync()), Is.EqualTo((("-€30.00", "-€30.00"), ("", ""))));
    }

    [Test]
    public async Task It_stays_where_the_order_is_cancelled_and_its_total_stays()
    {
        await Shop.TellAsync<IOrderProcessingService>(async processing => await processing.CancelOrderAsync(await Shop.AskAsync<IRepository<Order>, Order>(orders => orders.GetByIdAsync(_order)), false));
        Assert.That(((await BalanceAsync()).Available, await RowsAsync()), Is.EqualTo((30_00L, ("-€30.00", "-€30.00"))));
    }

    [TestCase(2, 70.00, "-€20.00", "20.00")]
    [TestCase(1, 40.00, "-€5.00", "5.00")]
    public async Task After_a_refund_page_letter_and_staff_read_what_credit_pays_of_the_total_computed_anew(int quantity, decimal total, string row, string toStaff)
    {
        await RefundAsync(20.00m);
        var refunded = await RowsAsync();
        await EditItemAsync(quantity);
        var block = await Shop.AskAsync<AdminOrderFactory, Nop.Plugin.Misc.Cashback.Web.Admin.Orders.OrderCashbackModel?>(factory => factory.PrepareBlockAsync(_order));
        Assert.Multiple(async () =>
        {
            Assert.That(refunded, Is.EqualTo(("-€30.00", "-€30.00")));
            Assert.That((await OrderAsync()).OrderTotal, Is.EqualTo(total));
            Assert.That(await RowsAsync(), Is.EqualTo((row, row)));
            Assert.That(block!.InTotal, Does.Contain(toStaff));
        });
    }

    [Test]
    public async Task What_the_orders_own_row_says_of_its_credit_follows_the_edit()
    {
        var before = WrittenCredit.FindIn(await OrderAsync());
        await RefundAsync(20.00m);
        await EditItemAsync(1);
        var after = await OrderAsync();
        Assert.That((before?.Value, WrittenCredit.FindIn(after)), Is.EqualTo(("€30.00", (before!.Value.Name, "€5.00"))));
    }

    Task RefundAsync(decimal amount) =>
        Shop.TellAsync<IOrderProcessingService>(async processing => await processing.PartiallyRefundOfflineAsync(await OrderAsync(), amount));

    Task<Order> OrderAsync() => Shop.AskAsync<IRepository<Order>, Order>(orders => orders.GetByIdAsync(_order));

    // On the shopper's page, and in a letter about the order.
    Task<(string OnPage, string InLetter)> RowsAsync() => Shop.Store.RequestAsync(async services =>
    {
        var page = await services.GetRequiredService<OrderCashbackFactory>().PrepareAsync(_order);
        var tokens = new List<Token> { new("Order.Product(s)", LetterTotal, neverHtmlEncoded: true) };
        var order = await services.GetRequiredService<IOrderService>().GetOrderByIdAsync(_order);
        await ActivatorUtilities.CreateInstance<LetterTotalsConsumer>(services).HandleEventAsync(new EntityTokensAddedEvent<Order>(order, tokens));
        return (page?.Reduction ?? "", WebUtility.HtmlDecode(Credit().Match((string)tokens[0].Value).Value));
    }, _anna.Id);

    [GeneratedRegex("-&#[0-9]+;[0-9.]+|-€[0-9.]+")]
    private static partial Regex Credit();

    Task<IReadOnlyList<string>> EditItemAsync(int quantity) => Shop.Store.RequestAsync(async services =>
    {
        var orders = services.GetRequiredService<IOrderService>();
        return await services.GetRequiredService<OrderProcessing>().EditItemAsync(await orders.GetOrderByIdAsync(_order), (await orders.GetOrderItemsAsync(_order)).Single(), quantity);
    });

    async Task<WalletBalance> BalanceAsync()
    {
        var key = await Shop.AskAsync<IWalletDirectory, WalletKey>(wallets => wallets.KeyAsync(_anna.Id, 1));
        return await Shop.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(key));
    }
}
