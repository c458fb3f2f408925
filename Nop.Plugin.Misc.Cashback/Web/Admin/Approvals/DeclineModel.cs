using FluentValidation;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>Refusal of what was proposed.</summary>
public sealed record DeclineModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Approvals.DeclineReason")]
    public string? DeclineReason { get; set; }
}

/// <summary>The reason is not longer than what is kept. That there is one is checked where it is decided.</summary>
public sealed class DeclineValidator : BaseNopValidator<DeclineModel>
{
    public DeclineValidator(ILocalizationService localization) =>
        RuleFor(m => m.DeclineReason).MaximumLength(LedgerTextLengths.Reason).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), LedgerTextLengths.Reason);
}
