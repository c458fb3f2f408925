using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The two fields of a rate: its number and what the number means.</summary>
public sealed class RateForm(IWalletDirectory wallets, Texts texts, FormReaders readers, AdminChoices choices)
{
    /// <summary>How rates are written on the page.</summary>
    public async Task<RateWords> WordsAsync() => new(
        await wallets.GetCurrencyAsync(),
        await texts.GetAsync("Rates.PerItem"),
        await texts.GetAsync("Rates.PerOrder"));

    /// <summary>What the number may mean.</summary>
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

/// <summary>Writes rates, in the words of one page.</summary>
/// <param name="Currency">Of amounts.</param>
/// <param name="PerItem">Format of an amount for each item.</param>
/// <param name="PerOrder">Format of an amount for the first order of a day.</param>
public sealed record RateWords(CurrencySpec Currency, string PerItem, string PerOrder)
{
    /// <summary>A rate for reading: "5 %", "1.50 EUR per item".</summary>
    /// <param name="rate">Percent or units of the currency.</param>
    /// <param name="unit">Which, a <see cref="RateUnit"/>.</param>
    public string Read(decimal rate, int unit) => (RateUnit)unit switch
    {
        RateUnit.PerItem => string.Format(CultureInfo.CurrentCulture, PerItem, AdminText.Units(rate, Currency)),
        RateUnit.PerOrder => string.Format(CultureInfo.CurrentCulture, PerOrder, AdminText.Units(rate, Currency)),
        _ => AdminText.Percent(rate),
    };

    /// <summary>A rate as the text of its field.</summary>
    /// <inheritdoc cref="Read"/>
    public string Type(decimal rate, int unit) => (RateUnit)unit == RateUnit.Percent
        ? AdminText.Number(rate)
        : AdminText.AmountField(Money.FromDecimalHalfUp(rate, Currency).Minor, Currency);
}
