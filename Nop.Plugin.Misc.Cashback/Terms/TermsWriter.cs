namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>
/// Writes the terms in one language, from settings and rules alone and never by the clock: the same rules give the same text. What changes what a
/// shopper gets is said where it is set, and not a word of it where it is not. Figures of the shop's own costs are never named.
/// </summary>
/// <param name="source">Settings and rules.</param>
/// <param name="names">Names in the language.</param>
/// <param name="texts">Texts of the language by key.</param>
/// <param name="culture">How numbers and dates are written.</param>
sealed class TermsWriter(TermsSource source, TermsNames names, IReadOnlyDictionary<string, string> texts, CultureInfo culture)
{
    readonly Words _words = new(
        key => texts.GetValueOrDefault(LocalizationInstaller.KeyOf(key)), culture, CurrencySpec.For(source.Rules.CurrencyCode), TimeZoneInfo.FindSystemTimeZoneById(source.Rules.ZoneId), WordStyle.Sentences) { PaymentMethods = names.PaymentMethods };

    RuleRows Rules => source.Rules;

    CashbackSettings Settings => source.Settings;

    bool SomethingExpires => Settings.CreditExpires || source.Bonuses.Any(bonus => bonus.ValidDays is not null);

    bool GivesAmounts =>
        Rules.Tiers.Select(tier => tier.Unit)
            .Concat(Rules.CategoryRates.Select(rate => rate.Unit)).Concat(Rules.ManufacturerRates.Select(rate => rate.Unit)).Concat(Rules.ProductRates.Select(rate => rate.Unit))
            .Any(unit => unit != (int)RateUnit.Percent)
        || Rules.Programmes.Any(programme => programme.Active && (programme.ExtraPerItem != 0 || programme.ExtraPerOrder != 0));

    /// <summary>All sections that say something.</summary>
    public IReadOnlyList<TermsSection> Write()
    {
        if (!Settings.Enabled)
            return [Section("Earning", [Text("Off")])];

        var clients = new AudienceNames(names.Roles, Rules.Tiers.ToDictionary(tier => tier.Id, tier => tier.Name), Rules.Cards.ToDictionary(card => card.Id, card => card.Name));
        var programmes = new ProgrammeTerms(Rules, names, _words, clients);
        var bonuses = new BonusTerms(source, names, _words, clients);
        var rates = new RateSection(source, names, _words);
        TermsSection[] all =
        [
            Section("Account", Account()),
            Section("Earning", Earning()),
            Section("Tiers", new TierSection(source, _words).Lines()),
            Section("Rates", rates.Lines()) with { Parts = [.. rates.Parts()] },
            Section("Programmes", programmes.Lines()) with { Parts = [.. programmes.Parts()] },
            Section("Bonuses", bonuses.Lines()) with { Parts = [.. bonuses.Parts()] },
            Section("Use", Use()),
            Section("Vouchers", Salon()),
            Section("Refunds", Refunds()),
            Section("Changes", [Text("ChangesForward"), Text("Clock", Rules.ZoneId)]),
        ];
        return [.. all.Where(section => section.Lines.Count > 0 || section.Parts.Count > 0)];
    }

    IEnumerable<string> Account()
    {
        yield return Text("Registered");
        if (Settings.RequireOptIn)
            yield return Text("OptIn");
        if (Settings.RequireCard)
            yield return Text("CardNeeded");
        if (Settings.RequireOptIn || Settings.RequireCard)
            yield return Text("ConditionsWhen");
        if (Settings.GuestClaimDays > 0)
            yield return Text("GuestClaim", Settings.GuestClaimDays);
        if (Settings.GuestClaimDays > 0 && Rules.Tiers.Count > 1)
            yield return Text("GuestClaimTier");
        if (Settings.WalletPerStore)
            yield return Text("PerStore");
    }

    IEnumerable<string> Earning()
    {
        yield return Text(Rules.BaseIncludesTax ? "BaseWithTax" : "BaseWithoutTax");
        if (Rules.EarnOn != EarnOn.Both)
        {
            yield return Text(Rules.EarnOn == EarnOn.Products ? "ProductsOnly" : "ServicesOnly");
            if (IdList.Parse(Rules.ServiceCategoryIds) is { Count: > 0 } ids)
                yield return Text("Services", Words.Names(ids, names.Categories));
        }

        yield return Text("MoneyOnly");
        if (Rules.MinimumReceipt > 0)
            yield return Text("MinimumReceipt", _words.Amount(Rules.MinimumReceipt));
        if (Settings is { HighestBalance: > 0, HighestBalanceWarnsOnly: false })
            yield return Text("HighestBalance", _words.Amount(Money.FromDecimalHalfUp(Settings.HighestBalance, _words.Currency).Minor));
        if (Rules.CapPercent > 0)
            yield return Text("Cap", _words.Number(Rules.CapPercent));
        if (Rules.MarginCapPercent > 0)
            yield return Text("MarginCap");
        if (GivesAmounts)
            yield return Text("AmountsMost");
        yield return Text("Rounded", _words.Amount(1));
        if (Settings.EarnFromUtc is { } from && from > CashbackSettings.EarnFromTheFirstOrder)
            yield return Text("EarnsFrom", _words.Instant(from));
        yield return Settings.ActivationDelayDays == 0 ? Text("ActiveAtOnce") : Text("ActiveAfter", Settings.ActivationDelayDays);
        yield return Expiry();
    }

    string Expiry() => (Settings.ExpiryTerms, Settings.ExpiryDays) switch
    {
        (null, _) => Text("NeverExpires"),
        ({ Until: ExpiryUntil.Day }, var days) => Text("Expires", days),
        ({ Until: ExpiryUntil.Date } terms, 0) => Text("ExpiresDate", _words.DayOfYear(terms.Month, terms.Day)),
        ({ Until: ExpiryUntil.Date } terms, var days) => Text("ExpiresDateAfter", _words.DayOfYear(terms.Month, terms.Day), days),
        ({ } terms, 0) => Text($"Expires{terms.Until}"),
        ({ } terms, var days) => Text($"Expires{terms.Until}After", days),
    };

    IEnumerable<string> Use()
    {
        yield return Text("AnyPart");
        if (Settings.RedeemMinimum > 0)
            yield return Text("RedeemMinimum", _words.Units(Settings.RedeemMinimum));
        if (Settings.RedeemMaxPerOrder > 0)
            yield return Text("RedeemMost", _words.Units(Settings.RedeemMaxPerOrder));
        if (Settings.RedeemMaxSharePercent < 100)
            yield return Text("RedeemShare", _words.Number(Settings.RedeemMaxSharePercent));
        foreach (var line in new SpendingTerms(source, names, _words, culture).Lines())
            yield return line;
        yield return Text("NoRecurring");
        if (SomethingExpires)
            yield return Text("SpentFirst");
        yield return Text("HeldBack", Settings.CheckoutHoldMinutes);
    }

    // Neither counter nor voucher is of use where no branch takes them.
    IEnumerable<string> Salon()
    {
        if (source.Branches.Count == 0)
            yield break;

        yield return Text("Branches", string.Join(", ", source.Branches));
        yield return Text("Counter");
        yield return Text("Voucher", Settings.VoucherValidDays);
        if (Settings.VoucherRest == VoucherRest.GoesBack)
            yield return Text("VoucherRest");
        if (SomethingExpires)
            yield return Text("VoucherExpiry");
    }

    IEnumerable<string> Refunds()
    {
        yield return Text("RefundTaken");
        yield return Text(Settings.Shortfall == ShortfallPolicy.Clamp ? "ShortfallWaived" : "ShortfallDebt");
        yield return Text("RefundGiven");
        if (SomethingExpires)
            yield return Text("RefundGrace", ExpiryPolicy.GraceDays);
        if (source.Bonuses.Count > 0)
            yield return Text("BonusesStay");
    }

    TermsSection Section(string name, IEnumerable<string> lines) => new(Text(name), [.. lines]);

    string Text(string key, params object[] arguments) => _words.Text($"Terms.{key}", arguments);
}

/// <summary>A part of the terms, plain text.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Lines">Sentences.</param>
public sealed record TermsSection(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Parts with a heading of their own, such as each programme.</summary>
    public IReadOnlyList<TermsSection> Parts { get; init; } = [];
}
