namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The two fields of a rate: its number and what the number means.</summary>
public sealed class RateForm(IWalletDirectory wallets, PageWords words, FormReaders readers, AdminChoices choices)
{
    /// <summary>How rates are written on the page.</summary>
    public Task<Words> WordsAsync() => words.OpenAsync();

    /// <summary>Lists the meanings that the number may have.</summary>
    public Task<IList<SelectListItem>> UnitsAsync() => choices.OfEnumAsync<RateUnit>();

    /// <summary>The rate that was typed.</summary>
    /// <param name="text">The number as typed, in a field called Rate.</param>
    /// <param name="unit">What it means, from a field called Unit.</param>
    /// <param name="required">Whether there must be one.</param>
    /// <param name="state">Takes what is wrong.</param>
    /// <returns>Percent or units of the currency; null where nothing was typed or it was refused.</returns>
    public async Task<decimal?> ReadAsync(string? text, int unit, bool required, ModelStateDictionary state)
    {
        const string field = "Rate";
        var currency = await wallets.GetCurrencyAsync();
        var typed = readers.Open(state, currency);
        if (!Enum.IsDefined((RateUnit)unit))
            await typed.RefuseAsync("Unit", "Errors.Choose");
        if (required && string.IsNullOrWhiteSpace(text))
            await typed.RefuseAsync(field, "Errors.Required");
        if ((RateUnit)unit == RateUnit.Percent)
            return await typed.OptionalNumberAsync(field, text, RuleSetValidator.MaxPercent);
        return await typed.OptionalAmountAsync(field, text) is { } amount ? new Money(amount, currency).ToDecimal() : null;
    }
}
