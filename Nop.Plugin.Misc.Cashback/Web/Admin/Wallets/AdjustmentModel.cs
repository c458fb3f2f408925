using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Credit added or taken by hand.</summary>
public sealed record AdjustmentModel : BaseNopModel
{
    public int WalletId { get; set; }

    /// <summary>Made with the page: the same form sent twice adjusts once.</summary>
    public Guid Attempt { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Amount")]
    public string? Amount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Reason")]
    public string? Reason { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.ClientText")]
    public string? ClientText { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Adjustment.Confirmed")]
    public bool Confirmed { get; set; }

    public string? CurrencyCode { get; set; }
}

/// <summary>The texts of an adjustment are not longer than what is kept. That there is one, and that the act was confirmed, is checked where the form is read.</summary>
public sealed class AdjustmentValidator : BaseNopValidator<AdjustmentModel>
{
    public AdjustmentValidator(ILocalizationService localization)
    {
        RuleFor(m => m.Reason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
        RuleFor(m => m.ClientText).MaximumLength(LedgerTextLengths.ClientText).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.ClientText);
    }
}
