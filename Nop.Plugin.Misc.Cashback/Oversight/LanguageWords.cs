namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Rules and texts in words of any language: of a page, or of who reads a letter.</summary>
sealed class LanguageWords(
    ILocalizationService localization, IWalletDirectory wallets, ShopClock clock, ICustomerService customers, EarnRuleService rules, CardKinds cards, SegmentBook segments, PaymentMethodNames methods)
{
    /// <summary>How rates, times and audiences are said in a language.</summary>
    /// <param name="languageId">The language.</param>
    /// <param name="culture">How numbers and days are written.</param>
    public async Task<Words> OpenAsync(int languageId, CultureInfo culture)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in Words.Keys)
            own[key] = await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId);
        return new(own.GetValueOrDefault, culture, await wallets.GetCurrencyAsync(), clock.Zone, WordStyle.Catchwords) { PaymentMethods = await methods.InAsync(languageId) };
    }

    /// <summary>Names of roles, tiers, kinds of cards and segments as they are now.</summary>
    public async Task<AudienceNames> NamesAsync() => new(
        (await customers.GetAllCustomerRolesAsync(showHidden: true)).ToDictionary(role => role.Id, role => role.Name),
        (await rules.GetTiersAsync()).ToDictionary(tier => tier.Id, tier => tier.Name),
        (await cards.GetAllAsync()).ToDictionary(card => card.Id, card => card.Name))
    { Segments = (await segments.GetAllAsync()).ToDictionary(segment => segment.Id, segment => segment.Name) };

    /// <summary>A text of the plugin's, filled in.</summary>
    /// <param name="key">Its key without the plugin's prefix.</param>
    /// <param name="languageId">The language.</param>
    /// <param name="culture">How numbers and days are written.</param>
    /// <param name="arguments">What stands in its places.</param>
    public async Task<string> TextAsync(string key, int languageId, CultureInfo culture, params object[] arguments)
    {
        var text = await localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}", languageId);
        return arguments.Length == 0 ? text : string.Format(culture, text, arguments);
    }
}
