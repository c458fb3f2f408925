namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Where each cent comes from, in the reader's language; the same words for the shopper and the owner, but for what tells a product's cost.</summary>
public sealed class ExplanationText(Texts texts)
{
    /// <summary>One sentence a line of the order: "Shampoo: 40.00 × 6 % (Hair) × 2 (Tuesday) = 4.80", and what holds for the whole order below.</summary>
    /// <param name="explanation">The numbers; null: none were kept.</param>
    /// <param name="earned">What the order earned, minor units.</param>
    /// <param name="currency">Of all amounts.</param>
    /// <param name="termsVersion">Number of the version of the terms under which it was earned; null: it is not said.</param>
    /// <param name="toStaff">Whether staff read it, who may know what a product leaves.</param>
    /// <param name="ofSale">Whether it was a sale in the salon, which is no order.</param>
    public async Task<IReadOnlyList<string>> LinesAsync(
        EarnExplanation? explanation, long earned, CurrencySpec currency, int? termsVersion = null, bool toStaff = false, bool ofSale = false)
    {
        if (explanation is null)
            return [];

        var lines = new List<string>();
        foreach (var line in explanation.Lines)
            lines.Add(await LineAsync(line, explanation.DiscountShare, currency, toStaff, ofSale));
        foreach (var programme in explanation.Programmes.Where(programme => programme.Added < programme.AddedBeforeLimit))
            lines.Add(await texts.GetAsync(LimitKey(programme, ofSale), string.Join(", ", programme.Names), Amount(programme.Added, currency)));
        if (explanation.MoneyShare < 1)
            lines.Add(await texts.GetAsync(ofSale ? "Why.Sale.MoneyShare" : "Why.MoneyShare", Figures.Short(explanation.MoneyShare * 100)));
        if (explanation.SpendBase < explanation.MinimumReceipt)
            lines.Add(await texts.GetAsync("Why.BelowMinimum", Amount(explanation.SpendBase, currency), Amount(explanation.MinimumReceipt, currency)));
        lines.Add(await texts.GetAsync("Why.Earned", Amount(new Money(earned, currency).ToDecimal(), currency)));
        if (termsVersion is { } version)
            lines.Add(await texts.GetAsync("Why.TermsVersion", version));
        return lines;
    }

    /// <summary>That the highest balance of wallets was met, and what it did; nothing where it was not. What was given all the same is for staff alone.</summary>
    internal async Task<IReadOnlyList<string>> LimitAsync(EarnSnapshot? snapshot, bool toStaff = false)
    {
        if (snapshot is not { HighestBalance: { } most, WouldEarn: { } full })
            return [];

        var currency = CurrencySpec.For(snapshot.Currency);
        return snapshot.Earned < full
            ? [await texts.GetAsync("Why.HighestBalance", Figures.Amount(most, currency), Figures.Amount(snapshot.Earned, currency), Figures.Amount(full, currency))]
            : toStaff ? [await texts.GetAsync("Why.HighestBalanceWarned", Figures.Amount(most, currency))] : [];
    }

    async Task<string> LineAsync(LineExplanation line, decimal discountShare, CurrencySpec currency, bool toStaff, bool ofSale)
    {
        if (line.Exclusion is { } exclusion)
            return await texts.GetAsync($"Why.Excluded.{exclusion}", line.Name, line.ExclusionCategoryName ?? "");

        var sum = new StringBuilder();
        var percents = line.Programmes.Where(programme => programme.ExtraPercent != 0).ToList();
        var pieces = line.Programmes.Where(programme => programme.ExtraPerItem != 0).ToList();
        var factors = line.Programmes.Where(programme => programme.Multiplier != 1).ToList();
        var isSum = line.Unit != RateUnit.Percent || pieces.Count > 0;
        if (isSum && factors.Count > 0)
            sum.Append('(');
        await AppendRateAsync(sum, line, percents, currency, ofSale);
        foreach (var programme in pieces)
            sum.Append(" + ").Append(Pieces(line, programme.ExtraPerItem, currency)).Append(" (").Append(programme.Name).Append(')');
        if (isSum && factors.Count > 0)
            sum.Append(')');
        foreach (var programme in factors)
            sum.Append(" × ").Append(Figures.Short(programme.Multiplier)).Append(" (").Append(programme.Name).Append(')');
        if (isSum && line.Unit != RateUnit.PerOrder && discountShare < 1)
            sum.Append(" × ").Append(Figures.Percent(discountShare * 100));
        foreach (var programme in line.Programmes.Where(programme => programme.OrderPercent != 0))
            sum.Append(" + ").Append(Exact(line.Base * programme.OrderPercent / 100, currency)).Append(" (").Append(programme.Name).Append(')');

        var result = Exact(line.Base * line.RateWithProgrammes / 100, currency);
        if (line.CapPercent is { } cap)
        {
            // Where it is not known what cut, the margin may have.
            var cut = toStaff || line.CutByMargin == false
                ? await texts.GetAsync("Why.Capped", sum.ToString(), Figures.Short(cap), result)
                : await texts.GetAsync("Why.LittleRoom", sum.ToString(), result);
            return await texts.GetAsync("Why.Line", line.Name, cut);
        }

        return await texts.GetAsync("Why.Line", line.Name, sum.Append(" = ").Append(result).ToString());
    }

    // "40.00 × (6 % (Hair) + 2 % (Tuesday))", "3 × 1.50 (Treatments)" or "1.20 of 2.00 for the client’s first order of the day (Silver)".
    async Task AppendRateAsync(StringBuilder sum, LineExplanation line, List<ProgrammeEffect> percents, CurrencySpec currency, bool ofSale)
    {
        var source = await SourceAsync(line);
        if (line.FixedAmount is { } amount)
        {
            sum.Append(line.Unit == RateUnit.PerItem
                ? Pieces(line, amount, currency)
                : await texts.GetAsync(ofSale ? "Why.Sale.PerOrder" : "Why.PerOrder", Exact(line.Base * line.Rate / 100, currency), Amount(amount, currency)));
            sum.Append(" (").Append(source).Append(')');
            foreach (var programme in percents)
                sum.Append(" + ").Append(Amount(line.Base, currency)).Append(" × ").Append(Figures.Percent(programme.ExtraPercent)).Append(" (").Append(programme.Name).Append(')');
            return;
        }

        sum.Append(Amount(line.Base, currency)).Append(" × ");
        if (percents.Count > 0)
            sum.Append('(');
        sum.Append(Figures.Percent(line.Rate)).Append(" (").Append(source).Append(')');
        foreach (var programme in percents)
            sum.Append(" + ").Append(Figures.Percent(programme.ExtraPercent)).Append(" (").Append(programme.Name).Append(')');
        if (percents.Count > 0)
            sum.Append(')');
    }

    static string Pieces(LineExplanation line, decimal amount, CurrencySpec currency) => $"{Figures.Short(line.Quantity)} × {Amount(amount, currency)}";

    // What was frozen before limits had kinds knows only budgets and caps per order.
    static string LimitKey(ProgrammeExplanation programme, bool ofSale) => programme.LimitedAs switch
    {
        ProgrammeLimit.Client => "Why.CapClient",
        ProgrammeLimit.Day => "Why.CapDay",
        ProgrammeLimit.Month => "Why.CapMonth",
        _ => programme.ByBudget ? "Why.Budget" : ofSale ? "Why.Sale.Cap" : "Why.Cap",
    };

    async Task<string> SourceAsync(LineExplanation line) => line.RateSource switch
    {
        RateSource.Product => await texts.GetAsync("Why.Source.Product"),
        RateSource.None => await texts.GetAsync("Why.Source.None"),
        _ => line.RateSourceName ?? "",
    };


    static string Amount(decimal amount, CurrencySpec currency) => Figures.Bare(amount, currency);

    // The currency's decimals and up to two below them: what is earned on a line is shown before the one rounding of the order. Rates are kept
    // to six decimals, so that more would tell how they were rounded: 4.00 a visit on 1,590.00 is a rate of 0.251572 %.
    static string Exact(decimal amount, CurrencySpec currency) =>
        amount.ToString($"#,0.{new string('0', currency.Decimals)}##", CultureInfo.CurrentCulture);
}
