using System.Net;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>The daily letter to the owner: what was done by hand. Where the settings name no address of the owner's it goes to the witness; who is not the owner reads of clients by their cards alone.</summary>
sealed class HandLetter(CustomerLetters mail, ISettingService settings, ICustomerService customers, ChangedSettings changed, RuleChangeWords rules, ILocalizationService localization, ShopClock clock) : IHandLetter
{
    // More changes of rules than these nobody reads in a letter; the activity log has them all. What made money has a place of its own, so that they hide none of it.
    const int MostChanges = 200;

    // Of what else staff did. What moved credit is shown whole: no other letter will tell it (HandReports.MostEntries).
    const int MostOthers = 500;

    // Clients, receipts and days of acts that are told in one line: so many of them by name.
    const int MostOfGroup = 5;

    // Things that rules put live have changed; the history of rules has all of them.
    const int MostOfRules = 20;

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
            foreach (var group in HandGroup.Of(shown))
                lines.Add(await LineAsync(group, people, toOwner, reader.LanguageId, culture));

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
    // "3/2/2026 9:00 AM – 3/2/2026 11:00 AM · otto@example.com · adjusted a wallet · 12 times · Anna Rossi, card 100200300400; … + 11 · in all +360.00 EUR · a gesture"
    async Task<string> LineAsync(HandGroup group, Dictionary<int, Customer> people, bool toOwner, int languageId, CultureInfo culture)
    {
        var (act, isAlone) = (group.First, group.Acts.Count == 1);
        var sum = group.Sum is { } amount ? (amount.Minor > 0 && act.Kind == HandActKind.Adjusted ? "+" : "") + Figures.Amount(amount.Minor, amount.Currency, culture) : "";
        var parts = new List<string>
        {
            isAlone ? When(act.OnUtc, culture) : $"{When(act.OnUtc, culture)} – {When(group.Acts[^1].OnUtc, culture)}",
            NameOf(people.GetValueOrDefault(act.ActorId)),
            await localization.GetLocalizedEnumAsync(act.Kind, languageId) + (act.Proposed is { } kind ? $": {await localization.GetLocalizedEnumAsync(kind, languageId)}" : ""),
        };
        if (!isAlone)
            parts.Add(await TextAsync("Mail.HandActs.Times", group.Acts.Count.ToString(culture), languageId, culture));
        if (isAlone)
            parts.AddRange(await WhomAsync(act, people, toOwner, languageId, culture));
        else
            parts.Add(await WhomAsync(group, people, toOwner, languageId, culture));
        parts.Add(act.Kind == HandActKind.RulesChanged ? await changed.SayAsync(act.Name, languageId) : act.Name);
        parts.Add(await RulesAsync(act, languageId, culture));
        parts.Add(isAlone || sum.Length == 0 ? sum : await TextAsync("Mail.HandActs.Sum", sum, languageId, culture));
        if (isAlone)
            parts.AddRange(await WhatAsync(act, languageId, culture));
        parts.Add(act.SecondId > 0 ? await TextAsync("Mail.HandActs.ConfirmedBy", NameOf(people.GetValueOrDefault(act.SecondId)), languageId, culture) : "");
        parts.Add(act.Why);
        return string.Join(" · ", parts.Where(part => part.Length > 0).Select(WebUtility.HtmlEncode));
    }

    // Of several each with its receipt and last day; "… + 7" for those who are not named.
    async Task<string> WhomAsync(HandGroup group, Dictionary<int, Customer> people, bool toOwner, int languageId, CultureInfo culture)
    {
        var named = new List<string>();
        foreach (var act in group.Acts)
            named.Add(string.Join(", ", (await WhomAsync(act, people, toOwner, languageId, culture)).Concat(await WhatAsync(act, languageId, culture)).Where(part => part.Length > 0)));
        var told = named.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; ", told.Take(MostOfGroup)) + (told.Count > MostOfGroup ? string.Create(culture, $"; … + {told.Count - MostOfGroup}") : "");
    }

    async Task<IEnumerable<string>> WhomAsync(HandAct act, Dictionary<int, Customer> people, bool toOwner, int languageId, CultureInfo culture) =>
        [await ClientAsync(act, toOwner ? people.GetValueOrDefault(act.CustomerId) : null), act.Card.Length > 0 ? await TextAsync("Mail.HandActs.Card", act.Card, languageId, culture) : ""];

    async Task<IEnumerable<string>> WhatAsync(HandAct act, int languageId, CultureInfo culture) =>
        [await LastDayAsync(act, languageId, culture), act.Receipt.Length > 0 ? await TextAsync("Mail.HandActs.Receipt", act.Receipt, languageId, culture) : ""];

    async Task<string> LastDayAsync(HandAct act, int languageId, CultureInfo culture) =>
        act.EndsOnUtc is { } end ? await TextAsync("Mail.HandActs.LastsTo", clock.ToShop(end.AddTicks(-1))!.Value.ToString("d", culture), languageId, culture) : "";

    // "Tiers – Gold – Cashback rate: 5 % → 7 %; …"
    async Task<string> RulesAsync(HandAct act, int languageId, CultureInfo culture)
    {
        if (RuleChanges.Parse(act.Changes) is not { } changes)
            return "";
        var said = await rules.SayAsync(changes, languageId, culture);
        return string.Join("; ", said.Take(MostOfRules)) + (said.Count > MostOfRules ? string.Create(culture, $"; … + {said.Count - MostOfRules}") : "");
    }

    async Task<string> TextAsync(string key, string word, int languageId, CultureInfo culture) => string.Format(culture, await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId), word);

    static string NameOf(Customer? person) => person is null ? "–" : string.IsNullOrEmpty(person.Email) ? $"#{person.Id}" : person.Email;

    string When(DateTime utc, CultureInfo culture) => clock.ToShop(utc)!.Value.ToString("g", culture);
}
