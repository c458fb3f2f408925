namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Rules in words, in the language of the page.</summary>
public sealed class PageWords(Texts texts, IWalletDirectory wallets, ShopClock clock, ICustomerService customers, EarnRuleService rules, CardKinds cards, SegmentBook segments, PaymentMethodNames methods)
{
    // A list says them for each of its rows; a request has one of these.
    Task<Words>? _words;
    Task<AudienceNames>? _names;

    /// <summary>How rates, times and effects are said on the page.</summary>
    public Task<Words> OpenAsync() => _words ??= ReadAsync();

    /// <summary>For whom a rule is, one condition a line; one line for everybody.</summary>
    public async Task<IList<string>> AudienceAsync(AudienceRule audience) => audience.IsEverybody
        ? [await texts.GetAsync("Audience.Everybody")]
        : [.. (await OpenAsync()).Audience(audience, await (_names ??= NamesAsync()))];

    async Task<Words> ReadAsync()
    {
        var own = new Dictionary<string, string>();
        foreach (var key in Words.Keys)
            own[key] = await texts.GetAsync(key);
        return new(own.GetValueOrDefault, CultureInfo.CurrentCulture, await wallets.GetCurrencyAsync(), clock.Zone, WordStyle.Catchwords) { PaymentMethods = await methods.HereAsync() };
    }

    async Task<AudienceNames> NamesAsync() => new(
        (await customers.GetAllCustomerRolesAsync(showHidden: true)).ToDictionary(role => role.Id, role => role.Name),
        (await rules.GetTiersAsync()).ToDictionary(tier => tier.Id, tier => tier.Name),
        (await cards.GetAllAsync()).ToDictionary(card => card.Id, card => card.Name))
    { Segments = (await segments.GetAllAsync()).ToDictionary(segment => segment.Id, segment => segment.Name) };
}
