using System.Net;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>The daily letter to the owner: what was done by hand. Where the settings name no address of the owner's it goes to the witness; who is not the owner reads of clients by their cards alone.</summary>
sealed class HandLetter(CustomerLetters mail, ISettingService settings, ICustomerService customers, ChangedSettings changed, ILocalizationService localization, ShopClock clock) : IHandLetter
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
            _ when act.IsOfEntry => HandReports.MostEntries,
            HandActKind.RulesChanged => MostChanges,
            _ => MostOthers,
        }).SelectMany(alike => alike.Take(alike.Key)).OrderBy(act => act.OnUtc).ToList();
        var toOwner = address.Equals((await settings.LoadSettingAsync<CashbackSettings>()).OversightEmail, StringComparison.OrdinalIgnoreCase);
        await mail.SendAsync(new Customer { Email = address }, storeId: 0, Letter.HandActs, async reader =>
        {
            var culture = CultureInfo.GetCultureInfo(reader.Culture);
            var people = (await customers.GetCustomersByIdsAsync([.. shown.SelectMany(act => new[] { act.ActorId, act.CustomerId, act.SecondId }).Where(id => id > 0).Distinct()])).ToDictionary(customer => customer.Id);
            var lines = new List<string>();
            foreach (var act in shown)
            {
                var client = await ClientAsync(act, toOwner ? people.GetValueOrDefault(act.CustomerId) : null);
                lines.Add(await LineAsync(act, people, client, reader.LanguageId, culture));
            }

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

    // The name; where it is not known, or not for who reads it, the card says enough, and where there is none the number.
    async Task<string> ClientAsync(HandAct act, Customer? client)
    {
        var name = client is null or { Deleted: true } ? "" : await customers.GetCustomerFullNameAsync(client);
        return !string.IsNullOrWhiteSpace(name) ? name : act.CustomerId > 0 && act.Card.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"#{act.CustomerId}") : "";
    }

    // "3/2/2026 9:00 AM · otto@example.com · adjusted a wallet · Anna Rossi · card 100200300400 · +30.00 EUR · a gesture"
    async Task<string> LineAsync(HandAct act, Dictionary<int, Customer> people, string client, int languageId, CultureInfo culture) => string.Join(" · ", new[]
    {
        When(act.OnUtc, culture),
        NameOf(people.GetValueOrDefault(act.ActorId)),
        await localization.GetLocalizedEnumAsync(act.Kind, languageId) + (act.Proposed is { } kind ? $": {await localization.GetLocalizedEnumAsync(kind, languageId)}" : ""),
        client,
        act.Card.Length > 0 ? await TextAsync("Mail.HandActs.Card", act.Card, languageId, culture) : "",
        act.Kind == HandActKind.RulesChanged ? await changed.SayAsync(act.Name, languageId) : act.Name,
        act.Amount is { } amount ? (amount.Minor > 0 && act.Kind == HandActKind.Adjusted ? "+" : "") + Figures.Amount(amount.Minor, amount.Currency, culture) : "",
        act.EndsOnUtc is { } end ? await TextAsync("Mail.HandActs.LastsTo", clock.ToShop(end.AddTicks(-1))!.Value.ToString("d", culture), languageId, culture) : "",
        act.Receipt.Length > 0 ? await TextAsync("Mail.HandActs.Receipt", act.Receipt, languageId, culture) : "",
        act.SecondId > 0 ? await TextAsync("Mail.HandActs.ConfirmedBy", NameOf(people.GetValueOrDefault(act.SecondId)), languageId, culture) : "",
        act.Why,
    }.Where(part => part.Length > 0).Select(WebUtility.HtmlEncode));

    async Task<string> TextAsync(string key, string word, int languageId, CultureInfo culture) => string.Format(culture, await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId), word);

    static string NameOf(Customer? person) => person is null ? "–" : string.IsNullOrEmpty(person.Email) ? $"#{person.Id}" : person.Email;

    string When(DateTime utc, CultureInfo culture) => clock.ToShop(utc)!.Value.ToString("g", culture);
}
