using System.Net;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>The deletion of the ledger, as it is told.</summary>
/// <param name="AskedBy">Customer id of who asked for it.</param>
/// <param name="ApprovedBy">Customer id of the second person; 0: there was no other who may.</param>
/// <param name="EndsUtc">Until when it may be carried out.</param>
/// <param name="Seal">The last seal; null: there is none.</param>
public sealed record DeletionNews(int AskedBy, int ApprovedBy, DateTime EndsUtc, Seal? Seal);

/// <summary>Tells the owner and the witness of the ledger's deletion at once: the daily letter goes with the plugin.</summary>
public interface IDeletionLetters
{
    /// <summary>It was confirmed.</summary>
    Task ConfirmedAsync(DeletionNews news);

    /// <summary>It is carried out now. Call while the ledger is still there.</summary>
    /// <param name="news">As it was confirmed.</param>
    /// <param name="doneBy">Customer id of who uninstalls.</param>
    Task CarriedOutAsync(DeletionNews news, int doneBy);
}

/// <inheritdoc cref="IDeletionLetters"/>
sealed class DeletionLetters(
    CustomerLetters mail, WitnessAddresses witnesses, LedgerTotals totals, ISettingService settings, ICustomerService customers, ILocalizationService localization, ShopClock clock, TimeProvider time) : IDeletionLetters
{
    public Task ConfirmedAsync(DeletionNews news) => SendAsync(Letter.DeletionConfirmed, news, doneBy: 0);

    public Task CarriedOutAsync(DeletionNews news, int doneBy) => SendAsync(Letter.LedgerDeleted, news, doneBy);

    async Task SendAsync(Letter letter, DeletionNews news, int doneBy)
    {
        var (found, now) = (await totals.ReadAsync(), time.GetUtcNow().UtcDateTime);
        foreach (var address in await AddressesAsync())
        {
            await mail.SendAsync(new Customer { Email = address }, storeId: 0, letter, async reader =>
            {
                var culture = CultureInfo.GetCultureInfo(reader.Culture);
                return
                [
                    new("Cashback.Deletion.AskedBy", await NameAsync(news.AskedBy)),
                    new("Cashback.Deletion.ApprovedBy", news.ApprovedBy > 0 ? await NameAsync(news.ApprovedBy) : await TextAsync("Mail.Deletion.Nobody", reader.LanguageId)),
                    new("Cashback.Deletion.DoneBy", doneBy > 0 ? await NameAsync(doneBy) : "–"),
                    new("Cashback.Deletion.When", When(now, culture)),
                    new("Cashback.Deletion.Until", When(news.EndsUtc, culture)),
                    new("Cashback.Deletion.Sums", await SumsAsync(found, reader.LanguageId, culture), true),
                    new("Cashback.Seal", news.Seal is { } seal ? $"{SealText.Of(seal)}" : "–"),
                ];
            });
        }
    }

    async Task<IReadOnlyList<string>> AddressesAsync()
    {
        var owner = (await settings.LoadSettingAsync<CashbackSettings>()).OversightEmail ?? "";
        return [.. (await witnesses.CurrentAsync()).Select(witness => witness.Address).Prepend(owner).Where(address => address.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    async Task<string> SumsAsync(IReadOnlyList<LedgerTotal> found, int languageId, CultureInfo culture)
    {
        var text = await TextAsync("Mail.Deletion.Sum", languageId);
        return found.Count == 0 ? "–" : string.Join("<br />", found.Select(total =>
        {
            var currency = CurrencySpec.For(total.CurrencyCode);
            string Amount(long minor) => Figures.Amount(minor, currency, culture);
            return WebUtility.HtmlEncode(string.Format(culture, text, total.CurrencyCode, total.Wallets, total.Entries, Amount(total.Pending), Amount(total.Available), Amount(total.Reserved), Amount(total.Debt)));
        }));
    }

    async Task<string> NameAsync(int customerId) => await customers.GetCustomerByIdAsync(customerId) is { Email.Length: > 0 } person ? person.Email : string.Create(CultureInfo.InvariantCulture, $"#{customerId}");

    Task<string> TextAsync(string key, int languageId) => localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId);

    string When(DateTime utc, CultureInfo culture) => clock.ToShop(utc)!.Value.ToString("g", culture);
}
