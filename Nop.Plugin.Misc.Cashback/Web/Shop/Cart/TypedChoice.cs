using Microsoft.AspNetCore.Http;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>What a shopper chose and typed in the box "Use cashback", as it was posted.</summary>
/// <param name="Kind">One of the constants below.</param>
/// <param name="Amount">As typed, in the culture of the page; empty: nothing was.</param>
/// <param name="Shown">What stood in the field before the kind was chosen; another amount was typed after and is meant.</param>
public sealed record TypedChoice(string Kind, string Amount, string Shown)
{
    /// <summary>Names of the fields.</summary>
    public const string KindField = "cashback-choice", AmountField = "cashback-amount", ShownField = "cashback-shown";

    /// <summary>Values of <see cref="Kind"/>.</summary>
    public const string Nothing = "none", AsMuchAsPossible = "max", SomeAmount = "amount";

    /// <summary>An amount was typed and something else chosen: only the shopper can tell which is meant.</summary>
    public bool LeavesAmountUnused => Kind is Nothing or AsMuchAsPossible && Amount.Length > 0 && Amount != Shown;

    /// <summary>Reads the box.</summary>
    /// <returns>Null: the form has no such box.</returns>
    public static TypedChoice? Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Text(string name) => form[name].FirstOrDefault()?.Trim() ?? "";
        return form.ContainsKey(KindField) ? new(Text(KindField), Text(AmountField), Text(ShownField)) : null;
    }
}
