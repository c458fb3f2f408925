using FluentValidation;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>The reason of an adjustment is not longer than the ledger keeps. That there is one, and that the act was confirmed, is checked where the form is read.</summary>
public class AdjustmentValidator : BaseNopValidator<AdjustmentModel>
{
    // As long as the ledger keeps it.
    const int MaxReason = 1000;

    public AdjustmentValidator(ILocalizationService localization)
    {
        RuleFor(m => m.Reason).MaximumLength(MaxReason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), MaxReason);
    }
}
