using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Moq;
using Nop.Web.Components;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

public sealed class TotalsRowTests
{
    const string Theme = """<div class="total-info"><table><tr class="tax-value"><td>1</td></tr><tr class="my order-total x"><td>45</td></tr></table></div>""";

    [TestCase(500, "$45.00", ExpectedResult = "$-10.00", TestName = "The amount is shown in the shoppers currency")]
    [TestCase(0, "$45.00", ExpectedResult = null, TestName = "Without a reduction there is no row")]
    [TestCase(500, null, ExpectedResult = null, TestName = "Where the total is not known yet there is no row")]
    public async Task<string?> The_model_gets_the_amount(long minor, string? orderTotal)
    {
        var row = new CashbackRow { Text = "of an earlier model", Minor = minor };
        var model = new OrderTotalsModel { OrderTotal = orderTotal };
        await new OrderTotalsRowConsumer(row, new PlayedShop(PlayedShop.Spring).Services.CreditText()).HandleEventAsync(new ModelPreparedEvent<BaseNopModel>(model));
        Assert.That(model.CustomProperties.GetValueOrDefault("Cashback"), Is.EqualTo(row.Text));
        return row.Text;
    }

    [Test]
    public async Task Other_models_are_left_alone()
    {
        var row = new CashbackRow { Text = "kept" };
        await new OrderTotalsRowConsumer(row, new PlayedShop(PlayedShop.Spring).Services.CreditText()).HandleEventAsync(new ModelPreparedEvent<BaseNopModel>(new ShoppingCartModel()));
        Assert.That(row.Text, Is.EqualTo("kept"));
    }

    [Test]
    public async Task The_row_stands_above_the_order_total_of_the_theme()
    {
        var html = await RenderAsync("OrderTotals", Theme, "-€5.00");
        Assert.That(html.IndexOf("cashback-used", StringComparison.Ordinal), Is.InRange(html.IndexOf("tax-value", StringComparison.Ordinal), html.IndexOf("my order-total", StringComparison.Ordinal)));
    }

    [Test]
    public async Task The_theme_s_own_markup_stays_to_the_letter()
    {
        var html = await RenderAsync("OrderTotals", Theme, "-€5.00");
        var at = html.IndexOf("<tr class=\"cashback-used\"", StringComparison.Ordinal);
        Assert.That(html.Remove(at, html.IndexOf("</tr>", at, StringComparison.Ordinal) + 5 - at), Is.EqualTo(Theme));
    }

    [Test]
    public async Task Text_is_encoded() =>
        Assert.That(await RenderAsync("OrderTotals", Theme, "<b>5</b>"), Does.Not.Contain("<b>").And.Contain("&lt;b&gt;5"));

    [TestCase("""<div>no table</div>""")]
    [TestCase("""<tr class="order-total-discount"></tr>""")]
    [TestCase("""<tr class="pre-order-total"></tr>""")]
    public async Task A_theme_without_such_a_row_has_it_below(string theme) =>
        Assert.That(await RenderAsync("OrderTotals", theme, "-€5.00"), Does.StartWith(theme + "<div class=\"cashback-used\">"));

    [Test]
    public async Task A_theme_that_shows_it_itself_is_left_alone()
    {
        const string own = """<tr class="cashback-used"><td>-€5.00</td></tr><tr class="order-total"></tr>""";
        Assert.That(await RenderAsync("OrderTotals", own, "-€5.00"), Is.EqualTo(own));
    }

    [Test]
    public async Task Without_credit_nothing_is_added() => Assert.That(await RenderAsync("OrderTotals", Theme, null), Is.EqualTo(Theme));

    [Test]
    public async Task Other_components_are_left_alone() => Assert.That(await RenderAsync("OrderSummary", Theme, "-€5.00"), Is.EqualTo(Theme));

    [Test]
    public async Task The_word_about_the_choice_stands_in_the_totals_too() =>
        Assert.That(await RenderAsync("OrderTotals", Theme, null, "None left <now>"), Is.EqualTo(Theme.Replace("""<tr class="my""", """<tr class="cashback-note"><td colspan="2"><span role="status">None left &lt;now&gt;</span></td></tr><tr class="my""", StringComparison.Ordinal)));

    [Test]
    public async Task A_theme_without_a_row_has_the_word_below() =>
        Assert.That(await RenderAsync("OrderTotals", "<div></div>", null, "None left"), Is.EqualTo("""<div></div><div class="cashback-note" role="status">None left</div>"""));

    [Test]
    public async Task A_theme_that_says_it_itself_is_left_alone()
    {
        const string own = """<p class="cashback-note">None left</p><tr class="order-total"></tr>""";
        Assert.That(await RenderAsync("OrderTotals", own, null, "None left"), Is.EqualTo(own));
    }

    [Test]
    public async Task The_totals_of_the_confirm_step_keep_what_they_show_for_the_click() =>
        Assert.That(await RenderAsync("OrderTotals", Theme, null, confirmed: 500), Is.EqualTo(Theme.Replace("""<tr class="my""",
            """<tr data-cashback-seen="500" hidden><td colspan="2"><script src="/Plugins/Misc.Cashback/Content/cashback-confirm.js" defer></script></td></tr><tr class="my""", StringComparison.Ordinal)));

    [Test]
    public async Task So_do_those_of_a_theme_without_rows() =>
        Assert.That(await RenderAsync("OrderTotals", "<div></div>", null, confirmed: 0), Does.StartWith("""<div></div><div data-cashback-seen="0" hidden>"""));

    static async Task<string> RenderAsync(string component, string html, string? amount, string? note = null, long? confirmed = null)
    {
        var services = new ServiceCollection().AddSingleton(new CashbackRow { Text = amount, Note = note, Confirmed = confirmed }).AddSingleton(new Texts(PlayedServices.Texts())).BuildServiceProvider();
        using var writer = new StringWriter();
        var context = new ViewComponentContext
        {
            ViewComponentDescriptor = new ViewComponentDescriptor { ShortName = component, TypeInfo = typeof(OrderTotalsViewComponent).GetTypeInfo() },
            ViewContext = new ViewContext { Writer = writer, HttpContext = new DefaultHttpContext { RequestServices = services } },
        };
        var inner = new Mock<IViewComponentInvoker>();
        inner.Setup(it => it.InvokeAsync(context)).Returns(() => context.Writer.WriteAsync(html));
        var factory = new TotalsRowInvokerFactory(Mock.Of<IViewComponentInvokerFactory>(it => it.CreateInstance(context) == inner.Object), HtmlEncoder.Default);
        await factory.CreateInstance(context).InvokeAsync(context);
        return writer.ToString();
    }
}
