using System.Net;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>The letter to the owner about what was done by hand. Where the settings name no address of the owner's it goes to the witness; clients are numbers in it.</summary>
sealed class HandLetter(CustomerLetters mail, ISettingService settings, ICustomerService customers, ILocalizationService localization, ShopClock clock) : IHandLetter
{
    // More changes of rules than these nobody reads in a letter; the activity log has them all. What made money has a place of its own, so that they hide none of it.
    const int MostChanges = 200;

    // Of what else staff did. What moved credit is shown whole: no other letter will tell it (HandReports.MostEntries).
    const int MostOthers = 500;

    public async Task<string> AddressAsync()
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        return new[] { values.OversightEmail, values.WitnessEmail }.FirstOrDefault(address => !string.IsNullOrEmpty(address)) ?? "";
    }

    public async Task SendAsync(IReadOnlyList<HandAct> acts, DateTime fromUtc, DateTime untilUtc, string address)
    {
        var shown = acts.GroupBy(act => act.Kind switch
        {
            HandActKind.Adjusted or HandActKind.GivenBack => HandReports.MostEntries,
            HandActKind.RulesChanged => MostChanges,
            _ => MostOthers,
        }).SelectMany(alike => alike.Take(alike.Key)).OrderBy(act => act.OnUtc).ToList();
        await mail.SendAsync(new Customer { Email = address }, storeId: 0, Letter.HandActs, async reader =>
        {
            var culture = CultureInfo.GetCultureInfo(reader.Culture);
            var people = (await customers.GetCustomersByIdsAsync([.. shown.Select(act => act.ActorId).Where(id => id > 0).Distinct()])).ToDictionary(customer => customer.Id);
            var lines = new List<string>();
            foreach (var act in shown)
                lines.Add(await LineAsync(act, people.GetValueOrDefault(act.ActorId), reader.LanguageId, culture));
            if (shown.Count < acts.Count)
                lines.Add(string.Create(culture, $"… + {acts.Count - shown.Count}"));
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
