using FluentValidation;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Members;

/// <summary>The reason of a pin is not longer than is kept. That there is one is checked where it is pinned.</summary>
public class TierPinValidator : BaseNopValidator<TierPinModel>
{
    // As long as its column.
    const int MaxReason = 1000;

    public TierPinValidator(ILocalizationService localization)
    {
        RuleFor(m => m.PinReason).MaximumLength(MaxReason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), MaxReason);
    }
}
