using System.Globalization;
using System.Text;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories;

/// <inheritdoc cref="IExplanationText"/>
public class ExplanationText(ILocalizationService localization) : IExplanationText
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Why.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> LinesAsync(EarnExplanation? explanation, long earned, CurrencySpec currency)
    {
        if (explanation is null)
            return [];

        var texts = new List<string>();
        foreach (var line in explanation.Lines)
            texts.Add(await LineAsync(line, currency));
        foreach (var programme in explanation.Programmes.Where(programme => programme.Added < programme.AddedBeforeLimit))
            texts.Add(await TextAsync(programme.ByBudget ? "Budget" : "Cap", string.Join(", ", programme.Names), Amount(programme.Added, currency)));
        if (explanation.MoneyShare < 1)
            texts.Add(await TextAsync("MoneyShare", Number(explanation.MoneyShare * 100)));
        if (explanation.SpendBase < explanation.MinimumReceipt)
            texts.Add(await TextAsync("BelowMinimum", Amount(explanation.SpendBase, currency), Amount(explanation.MinimumReceipt, currency)));
        texts.Add(await TextAsync("Earned", Amount(new Money(earned, currency).ToDecimal(), currency)));
        return texts;
    }

    async Task<string> LineAsync(LineExplanation line, CurrencySpec currency)
    {
        if (line.Exclusion is { } exclusion)
            return await TextAsync($"Excluded.{exclusion}", line.Name, line.ExclusionCategoryName ?? "");

        var sum = new StringBuilder();
        var extra = line.Programmes.Where(programme => programme.ExtraPercent != 0).ToList();
        sum.Append(Amount(line.Base, currency)).Append(" × ");
        if (extra.Count > 0)
            sum.Append('(');
        sum.Append(Number(line.Rate)).Append(" % (").Append(await SourceAsync(line)).Append(')');
        foreach (var programme in extra)
            sum.Append(" + ").Append(Number(programme.ExtraPercent)).Append(" % (").Append(programme.Name).Append(')');
        if (extra.Count > 0)
            sum.Append(')');
        foreach (var programme in line.Programmes.Where(programme => programme.Multiplier != 1))
            sum.Append(" × ").Append(Number(programme.Multiplier)).Append(" (").Append(programme.Name).Append(')');
        sum.Append(" = ").Append(Exact(line.Base * line.RateWithProgrammes / 100, currency));
        return await TextAsync("Line", line.Name, sum.ToString());
    }

    async Task<string> SourceAsync(LineExplanation line) => line.RateSource switch
    {
        RateSource.Product => await TextAsync("Source.Product"),
        RateSource.None => await TextAsync("Source.None"),
        _ => line.RateSourceName ?? "",
    };

    async Task<string> TextAsync(string key, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(Prefix + key), arguments);

    static string Amount(decimal amount, CurrencySpec currency) =>
        amount.ToString("N" + currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);

    // The currency's decimals and up to four below them: what is earned on a line is shown before the one rounding of the order.
    static string Exact(decimal amount, CurrencySpec currency) =>
        amount.ToString($"#,0.{new string('0', currency.Decimals)}####", CultureInfo.CurrentCulture);

    static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.CurrentCulture);
}
