using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.DependencyInjection;
using Nop.Web.Framework.Events;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>
/// Adds the row "Cashback" to what the component OrderTotals renders, above the order total, whichever theme's view it is. The cart's AJAX renders the same component
/// and so keeps the row; no view of the shop or of a theme is replaced, and no script is needed. Why so: docs/decisions/006-row-in-the-totals.md.
/// </summary>
sealed class TotalsRowInvokerFactory(IViewComponentInvokerFactory inner, HtmlEncoder encoder) : IViewComponentInvokerFactory
{
    const string Component = "OrderTotals";
    const string Script = "/Plugins/Misc.Cashback/Content/cashback-confirm.js";

    public IViewComponentInvoker CreateInstance(ViewComponentContext context)
    {
        var invoker = inner.CreateInstance(context);
        return context.ViewComponentDescriptor.ShortName == Component ? new Invoker(invoker, encoder) : invoker;
    }

    sealed class Invoker(IViewComponentInvoker inner, HtmlEncoder encoder) : IViewComponentInvoker
    {
        public async Task InvokeAsync(ViewComponentContext context)
        {
            var writer = context.ViewContext.Writer;
            using var rendered = new StringWriter();
            context.ViewContext.Writer = rendered;
            try
            {
                await inner.InvokeAsync(context);
            }
            finally
            {
                context.ViewContext.Writer = writer;
            }

            var services = context.ViewContext.HttpContext.RequestServices;
            var html = rendered.ToString();
            var row = services.GetRequiredService<CashbackRow>();
            if (row.Text is { } amount)
                html = TotalsHtml.Insert(html, await services.GetRequiredService<Texts>().OfKeyAsync(row.IsInPrices ? RedemptionTexts.RowInPrices : RedemptionTexts.Row), amount, encoder);
            if (row.Note is { } note)
                html = TotalsHtml.InsertNote(html, note, encoder);
            if (row.Confirmed is { } confirmed)
                html = TotalsHtml.InsertSeen(html, confirmed, $"{context.ViewContext.HttpContext.Request.PathBase}{Script}", encoder);
            await writer.WriteAsync(html);
        }
    }
}

/// <summary>The markup of the totals.</summary>
static partial class TotalsHtml
{
    /// <summary>Class of the row; a theme that has it already shows the row itself.</summary>
    public const string RowClass = "cashback-used";

    /// <summary>Puts the row above the order total; where a theme has no such row, below everything.</summary>
    public static string Insert(string html, string label, string amount, HtmlEncoder encoder)
    {
        if (html.Contains(RowClass, StringComparison.Ordinal))
            return html;

        var (name, value) = (encoder.Encode(label), encoder.Encode(amount));
        return OrderTotalRow().Match(html) is { Success: true } total
            ? html.Insert(total.Index, $"""<tr class="{RowClass}"><td class="cart-total-left"><label>{name}:</label></td><td class="cart-total-right"><span class="value-summary">{value}</span></td></tr>""")
            : $"""{html}<div class="{RowClass}"><label>{name}:</label> <span class="value-summary">{value}</span></div>""";
    }

    /// <summary>Class of the row with the word about it; a theme that has it already shows the word itself.</summary>
    public const string NoteClass = "cashback-note";

    /// <summary>Puts the word above the order total, in the totals themselves, so that it goes where they go.</summary>
    public static string InsertNote(string html, string note, HtmlEncoder encoder)
    {
        if (html.Contains(NoteClass, StringComparison.Ordinal))
            return html;

        var text = encoder.Encode(note);
        return OrderTotalRow().Match(html) is { Success: true } total
            ? html.Insert(total.Index, $"""<tr class="{NoteClass}"><td colspan="2"><span role="status">{text}</span></td></tr>""")
            : $"""{html}<div class="{NoteClass}" role="status">{text}</div>""";
    }

    /// <summary>Puts what the window shows into the totals, with the script that says it when the order is confirmed (<see cref="WindowCredit"/>).</summary>
    public static string InsertSeen(string html, long minor, string script, HtmlEncoder encoder)
    {
        var seen = string.Create(CultureInfo.InvariantCulture, $"""data-cashback-seen="{minor}" hidden""");
        var source = $"""<script src="{encoder.Encode(script)}" defer></script>""";
        return OrderTotalRow().Match(html) is { Success: true } total
            ? html.Insert(total.Index, $"<tr {seen}><td colspan=\"2\">{source}</td></tr>")
            : $"{html}<div {seen}>{source}</div>";
    }

    [GeneratedRegex("""<tr\b[^>]*\bclass\s*=\s*["'][^"']*(?<![\w-])order-total(?![\w-])""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OrderTotalRow();
}

/// <summary>Gives the totals of the cart and of the checkout what their total was reduced by, just after that was computed.</summary>
sealed class OrderTotalsRowConsumer(CashbackRow row, CreditText text) : IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    /// <summary>Key in the model's CustomProperties, for a theme that shows the row itself: the amount as text, "-€5.00".</summary>
    public const string Property = "Cashback";

    /// <summary>The key where that amount stands in the discount already: "€5.00", a part of that row.</summary>
    public const string InPricesProperty = "CashbackInDiscount";

    public async Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        if (eventMessage.Model is not OrderTotalsModel model)
            return;

        row.Text = row.Minor > 0 && !string.IsNullOrEmpty(model.OrderTotal) ? await text.InTotalsAsync(row.Minor, asReduction: !row.IsInPrices) : null;
        if (row.Text is not null)
            model.CustomProperties[row.IsInPrices ? InPricesProperty : Property] = row.Text;
    }
}
