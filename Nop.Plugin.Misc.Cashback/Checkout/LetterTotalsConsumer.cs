using System.Net;
using System.Text.RegularExpressions;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Checkout;

/// <summary>Adds the row "Cashback" to the totals that letters about an order show, so that their rows add up to the order's total; in the order's currency and at its rate, as the other rows.</summary>
/// <remarks>The shop makes the table in one piece, the token %Order.Product(s)%. Its last row is the order total; letters to vendors have no totals and stay as they are.</remarks>
sealed partial class LetterTotalsConsumer(IHoldQueries holds, IOrderLedgerQueries ledger, CreditText text, ILocalizationService localization) : IConsumer<EntityTokensAddedEvent<Order>>
{
    const string Table = "Order.Product(s)";

    public async Task HandleEventAsync(EntityTokensAddedEvent<Order> eventMessage)
    {
        var (order, tokens) = (eventMessage.Entity, eventMessage.Tokens);
        var at = tokens.TakeWhile(token => token.Key != Table).Count();
        if (at == tokens.Count || tokens[at] is not { Value: string html, NeverHtmlEncoded: true } || TotalRow().Match(html) is not { Success: true } total || await UsedAsync(order) is not { Minor: > 0 } used)
            return;

        // What stands in the order's discount is no row of its own that the total is less by.
        var isInPrices = WrittenReduction.FindIn(order) is not null;
        var label = await localization.GetResourceAsync(isInPrices ? RedemptionTexts.RowInPrices : RedemptionTexts.Row, order.CustomerLanguageId);
        var amount = await text.OfOrderAsync(used.Minor, order, order.CustomerLanguageId, asReduction: !isInPrices, used.Booked);
        var row = total.Groups["before"].Value + WebUtility.HtmlEncode(label + ":") + total.Groups["between"].Value + WebUtility.HtmlEncode(amount) + total.Groups["after"].Value;
        tokens[at] = new Token(Table, html.Insert(total.Index, row), neverHtmlEncoded: true);
    }

    // The first letters are written while the order is being placed: what it took is held then, and captured a moment later.
    async Task<(long Minor, CurrencySpec? Booked)> UsedAsync(Order order)
    {
        var trace = await ledger.TraceAsync(order.Id);
        if (trace.Redeemed == 0 && CheckoutReference.FindIn(order) is { } reference && await holds.FindAsync(reference) is { OrderId: null } held)
            return (held.Amount, null);
        return (trace.InTotal, trace.Currency);
    }

    [GeneratedRegex("""(?<before><tr\b[^>]*>\s*<td\b[^>]*>(?:&nbsp;|\s)*</td>\s*<td\b[^>]*\bcolspan="2"[^>]*>\s*<strong>)[^<]*(?<between></strong>\s*</td>\s*<td\b[^>]*>\s*<strong>)[^<]*(?<after></strong>\s*</td>\s*</tr>)(?=\s*</table>\s*$)""",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TotalRow();
}
