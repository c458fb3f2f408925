using System.Globalization;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Cashback.Redemption;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Notifications;

/// <inheritdoc cref="IBonusMail"/>
public sealed class BonusMail(ICustomerMail mail, INewsletterConsent consent, CreditText credit, IDateTimeHelper dateTime) : IBonusMail
{
    /// <summary>The tokens of the letters, beside those of store and customer.</summary>
    public static IReadOnlyList<string> Tokens { get; } =
        ["%Cashback.Bonus.Name%", "%Cashback.Bonus.Amount%", "%Cashback.Bonus.Text%", "%Cashback.Bonus.HasText%", "%Cashback.Bonus.LastDay%", "%Cashback.Bonus.Expires%", "%Cashback.AccountUrl%"];

    /// <inheritdoc/>
    public async Task SendAsync(Customer customer, int storeId, BonusMessage message)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(message);
        if (message.Template != MailTemplates.Bonus && !await consent.IsGivenAsync(customer))
            return;

        await mail.SendAsync(customer, storeId, message.Template, async reader =>
        {
            var lastDay = message.ExpiresOnUtc is { } end
                ? ShopTime.Date(end.AddTicks(-1), dateTime.DefaultStoreTimeZone).ToString("D", CultureInfo.GetCultureInfo(reader.Culture))
                : "";
            return
            [
                new("Cashback.Bonus.Name", message.Name),
                new("Cashback.Bonus.Amount", await credit.InShopCurrencyAsync(message.AmountMinor, reader.LanguageId)),
                new("Cashback.Bonus.Text", message.Text),
                new("Cashback.Bonus.HasText", message.Text.Length > 0),
                new("Cashback.Bonus.LastDay", lastDay),
                new("Cashback.Bonus.Expires", lastDay.Length > 0),
            ];
        });
    }
}
