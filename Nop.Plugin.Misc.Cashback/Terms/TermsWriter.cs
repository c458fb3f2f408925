using System.Globalization;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Writes the terms in one language, from settings and rules alone.</summary>
/// <param name="source">Rates, tiers, cards and active programmes.</param>
/// <param name="settings">The store's settings.</param>
/// <param name="roles">Names of customer roles by id.</param>
/// <param name="texts">Texts of the language by key.</param>
/// <param name="culture">How numbers and dates are written.</param>
public sealed class TermsWriter(
    RuleSource source, CashbackSettings settings, IReadOnlyDictionary<int, string> roles, IReadOnlyDictionary<string, string> texts, CultureInfo culture)
{
    const string Own = CashbackDefaults.ResourcePrefix + ".Terms.";
    const string Programmes = CashbackDefaults.ResourcePrefix + ".Programmes.";
    const string Audience = CashbackDefaults.ResourcePrefix + ".Audience.";
    const string Rates = CashbackDefaults.ResourcePrefix + ".Rates.";

    readonly CurrencySpec _currency = CurrencySpec.For(source.CurrencyCode);
    readonly Dictionary<int, string> _categories = source.Categories.ToDictionary(node => node.Id, node => node.Name);

    /// <summary>All sections that say something.</summary>
    public IReadOnlyList<TermsSection> Write()
    {
        if (!settings.Enabled)
            return [Section("Earning", [Text(Own, "Off")])];

        TermsSection[] all =
        [
            Section("Account", AccountLines()),
            Section("Earning", EarningLines()),
            Section("Tiers", TierLines()),
            Section("Rates", RateLines()),
            Section("Programmes", source.Programmes.Select(ProgrammeLine)),
            Section("Use", UseLines()),
            Section("Vouchers", [Text(Own, "Voucher", settings.VoucherValidDays)]),
            Section("Refunds", RefundLines()),
        ];
        return [.. all.Where(section => section.Lines.Count > 0)];
    }

    IEnumerable<string> AccountLines()
    {
        yield return Text(Own, "Registered");
        if (settings.RequireOptIn)
            yield return Text(Own, "OptIn");
        if (settings.RequireCard)
            yield return Text(Own, "CardNeeded");
        if (settings.GuestClaimDays > 0)
            yield return Text(Own, "GuestClaim", settings.GuestClaimDays);
    }

    IEnumerable<string> EarningLines()
    {
        yield return Text(Own, source.BaseIncludesTax ? "BaseWithTax" : "BaseWithoutTax");
        if (source.EarnOn != EarnOn.Both)
            yield return Text(Own, source.EarnOn == EarnOn.Products ? "ProductsOnly" : "ServicesOnly");
        yield return Text(Own, "MoneyOnly");
        if (source.MinimumReceipt > 0)
            yield return Text(Own, "MinimumReceipt", Amount(source.MinimumReceipt));
        if (source.CapPercent > 0)
            yield return Text(Own, "Cap", Number(source.CapPercent));
        yield return settings.ActivationDelayDays == 0 ? Text(Own, "ActiveAtOnce") : Text(Own, "ActiveAfter", settings.ActivationDelayDays);
        yield return settings.CreditExpires ? Text(Own, "Expires", settings.ExpiryDays) : Text(Own, "NeverExpires");
    }

    IEnumerable<string> TierLines()
    {
        foreach (var tier in source.Tiers)
        {
            var line = Text(Own, "Tier", tier.Name, Amount(tier.SpendThreshold), Rate(tier.Rate, tier.Unit));
            yield return tier.MinimumReceipt > 0 ? $"{line} {Text(Own, "TierMinimum", Amount(tier.MinimumReceipt.Value))}" : line;
        }

        if (source.Tiers.Count > 1)
            yield return Text(Own, "TierSpend", texts.GetValueOrDefault($"Enums.{typeof(TierWindow).FullName}.{settings.TierWindow}", ""));
        foreach (var card in source.Cards.Where(card => card.Rate is not null))
            yield return Text(Own, "Card", card.Name, Rate(card.Rate!.Value, (int)RateUnit.Percent));
    }

    IEnumerable<string> RateLines()
    {
        foreach (var rate in source.CategoryRates.Where(rate => _categories.ContainsKey(rate.CategoryId)))
        {
            var name = _categories[rate.CategoryId];
            if (rate.Excluded)
                yield return Text(Own, "Excluded", name);
            else if (rate.Rate is { } number)
                yield return Text(Own, "Rate", name, Rate(number, rate.Unit));
        }

        foreach (var rate in source.ManufacturerRates)
            yield return Text(Own, "Rate", source.ManufacturerNames.GetValueOrDefault(rate.ManufacturerId, ""), Rate(rate.Rate, rate.Unit));
        if (source.ProductRates.Count > 0)
            yield return Text(Own, "SomeProducts");
    }

    string ProgrammeLine(Programme programme)
    {
        var effect = new List<string>();
        if (programme.ExtraPercent != 0)
            effect.Add("+ " + Percent(programme.ExtraPercent));
        if (programme.ExtraPerItem != 0)
            effect.Add(Text(Programmes, "EffectPerItem", Units(programme.ExtraPerItem)));
        if (programme.Multiplier != 1)
            effect.Add("× " + Number(programme.Multiplier));
        if (programme.ExtraPerOrder != 0)
            effect.Add(Text(Programmes, "EffectPerOrder", Units(programme.ExtraPerOrder)));

        var parts = new List<string> { string.Join(", ", effect) };
        parts.AddRange(ProgrammeTimes(programme));
        parts.AddRange(ProgrammeClients(RuleSource.RuleOf(programme).Audience));
        if (programme.FavouriteCategory)
            parts.Add(Text(Programmes, "OnFavourite"));
        if (RuleSource.Ids(programme.CategoryIds) is { Count: > 0 } ids)
            parts.Add(string.Join(", ", ids.Select(id => _categories.GetValueOrDefault(id, "–"))));
        (string Key, long? Cap)[] caps = [("CapPerOrder", programme.CapPerOrder), ("CapPerClient", programme.CapPerClient), ("CapPerDay", programme.CapPerDay), ("CapPerMonth", programme.CapPerMonth), ("Budget", programme.Budget)];
        parts.AddRange(caps.Where(cap => cap.Cap is not null).Select(cap => $"{Text(Programmes, cap.Key)}: {Amount(cap.Cap!.Value)}"));
        return $"{programme.Name}: {string.Join("; ", parts.Where(part => part.Length > 0))}.";
    }

    IEnumerable<string> ProgrammeTimes(Programme programme)
    {
        if (programme.FromUtc is { } from)
            yield return Text(Programmes, "FromOnly", Instant(from));
        if (programme.ToUtc is { } to)
            yield return Text(Programmes, "ToOnly", Instant(to));
        if (programme.Weekdays != 0)
            yield return string.Join(", ", Enumerable.Range(1, 7).Select(day => day % 7).Where(day => (programme.Weekdays >> day & 1) != 0).Select(day => culture.DateTimeFormat.GetDayName((DayOfWeek)day)));
        if (programme.Months != 0)
            yield return string.Join(", ", Enumerable.Range(1, 12).Where(month => (programme.Months >> (month - 1) & 1) != 0).Select(culture.DateTimeFormat.GetMonthName));
        if ((programme.FromMinute ?? programme.ToMinute) is not null)
            yield return $"{Time(programme.FromMinute ?? 0)} – {Time(programme.ToMinute ?? RuleErrors.MinutesOfDay)}";
    }

    IEnumerable<string> ProgrammeClients(AudienceRule audience)
    {
        if (audience.RoleIds.Count > 0)
            yield return Text(Audience, "WithRoles", Names(audience.RoleIds, roles));
        if (audience.TierIds.Count > 0)
            yield return Text(Audience, "WithTiers", Names(audience.TierIds, source.Tiers.ToDictionary(tier => tier.Id, tier => tier.Name)));
        if (audience.CardIds.Count > 0)
            yield return Text(Audience, "WithCards", Names(audience.CardIds, source.Cards.ToDictionary(card => card.Id, card => card.Name)));
        if (audience.Newsletter)
            yield return Text(Audience, "WithNewsletter");
        if (audience.FirstOrder)
            yield return Text(Audience, "WithFirstOrder");
        if (audience.SleepingDays is { } days)
            yield return Text(Audience, "WithSleep", days);
        if (audience.Birthday is { } window)
            yield return Text(Audience, "WithBirthday", window.DaysBefore, window.DaysAfter);
    }

    IEnumerable<string> UseLines()
    {
        yield return Text(Own, "AnyPart");
        if (settings.RedeemMinimum > 0)
            yield return Text(Own, "RedeemMinimum", Units(settings.RedeemMinimum));
        if (settings.RedeemMaxPerOrder > 0)
            yield return Text(Own, "RedeemMost", Units(settings.RedeemMaxPerOrder));
        if (settings.RedeemMaxSharePercent < 100)
            yield return Text(Own, "RedeemShare", Number(settings.RedeemMaxSharePercent));
        if (!settings.RedeemOnGiftCards)
            yield return Text(Own, "NoGiftCards");
    }

    IEnumerable<string> RefundLines()
    {
        yield return Text(Own, "RefundTaken");
        yield return Text(Own, settings.Shortfall == ShortfallPolicy.Debt ? "ShortfallDebt" : "ShortfallWaived");
        yield return Text(Own, "RefundGiven");
    }

    TermsSection Section(string name, IEnumerable<string> lines) => new(Text(Own, name), [.. lines]);

    string Rate(decimal rate, int unit) => (RateUnit)unit switch
    {
        RateUnit.PerItem => Text(Rates, "PerItem", Units(rate)),
        RateUnit.PerOrder => Text(Rates, "PerOrder", Units(rate)),
        _ => Percent(rate),
    };

    string Percent(decimal percent) => Number(percent) + "\u00a0%";

    string Number(decimal number) => number.ToString("#,0.####", culture);

    string Amount(long minor) => new Money(minor, _currency).ToDecimal().ToString("N" + _currency.Decimals.ToString(CultureInfo.InvariantCulture), culture) + "\u00a0" + _currency.Code;

    string Units(decimal units) => Amount(Money.FromDecimalHalfUp(units, _currency).Minor);

    string Instant(DateTime utc) => ShopTime.Local(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(source.ZoneId)).ToString("g", culture);

    static string Time(int minute) => $"{(minute / 60).ToString("00", CultureInfo.InvariantCulture)}:{(minute % 60).ToString("00", CultureInfo.InvariantCulture)}";

    static string Names(IEnumerable<int> ids, IReadOnlyDictionary<int, string> names) => string.Join(", ", ids.Select(id => names.GetValueOrDefault(id, "–")));

    // A text that the owner has broken is shown as it is: no order must fail on it.
    string Text(string prefix, string key, params object[] arguments)
    {
        var text = texts.GetValueOrDefault(prefix + key, key);
        try
        {
            return string.Format(culture, text, arguments);
        }
        catch (FormatException)
        {
            return text;
        }
    }
}
