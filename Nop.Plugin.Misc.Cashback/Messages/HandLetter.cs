using System.Net;
using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>The letter to the owner about what was done by hand. Where the settings name no address of the owner's it goes to the witness; clients are numbers in it.</summary>
sealed class HandLetter(CustomerLetters mail, ISettingService settings, ICustomerService customers, ILocalizationService localization, ShopClock clock) : IHandLetter
{
    // More than these nobody reads in a letter; the admin area has them all.
    const int Most = 200;

    public async Task SendAsync(IReadOnlyList<HandAct> acts, DateTime fromUtc, DateTime untilUtc)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        if (new[] { values.OversightEmail, values.WitnessEmail }.FirstOrDefault(address => !string.IsNullOrEmpty(address)) is not { } address)
            return;

        await mail.SendAsync(new Customer { Email = address }, storeId: 0, Letter.HandActs, async reader =>
        {
            var culture = CultureInfo.GetCultureInfo(reader.Culture);
            var people = (await customers.GetCustomersByIdsAsync([.. acts.Select(act => act.ActorId).Where(id => id > 0).Distinct()])).ToDictionary(customer => customer.Id);
            var lines = new List<string>();
            foreach (var act in acts.Take(Most))
                lines.Add(await LineAsync(act, people.GetValueOrDefault(act.ActorId), reader.LanguageId, culture));
            return
            [
                new("Cashback.HandActs.From", When(fromUtc, culture)),
                new("Cashback.HandActs.Until", When(untilUtc, culture)),
                new("Cashback.HandActs.Count", acts.Count),
                new("Cashback.HandActs.List", string.Join("<br />", lines), true),
            ];
        });
    }

    // "3/2/2026 9:00 AM · otto@example.com · adjusted a wallet · #12 · +30.00 EUR · a gesture"
    async Task<string> LineAsync(HandAct act, Customer? actor, int languageId, CultureInfo culture) => string.Join(" · ", new[]
    {
        When(act.OnUtc, culture),
        actor is null ? "–" : string.IsNullOrEmpty(actor.Email) ? $"#{actor.Id}" : actor.Email,
        await localization.GetLocalizedEnumAsync(act.Kind, languageId),
        act.CustomerId > 0 ? string.Create(CultureInfo.InvariantCulture, $"#{act.CustomerId}") : "",
        act.Name,
        act.Amount is { } amount ? (amount.Minor > 0 && act.Kind == HandActKind.Adjusted ? "+" : "") + Figures.Amount(amount.Minor, amount.Currency, culture) : "",
        act.Why,
    }.Where(part => part.Length > 0).Select(WebUtility.HtmlEncode));

    string When(DateTime utc, CultureInfo culture) => clock.ToShop(utc)!.Value.ToString("g", culture);
}
