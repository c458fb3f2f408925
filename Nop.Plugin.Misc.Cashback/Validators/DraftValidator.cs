using FluentValidation;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>Ranges of a draft's tier terms, as on the settings page. Everything else is checked where it is read and saved.</summary>
public class DraftValidator : BaseNopValidator<DraftModel>
{
    public DraftValidator(ILocalizationService localization)
    {
        const string range = "Plugins.Misc.Cashback.Errors.Range";
        const string choose = "Plugins.Misc.Cashback.Errors.Choose";
        RuleFor(m => m.TierWindow).Must(v => Enum.IsDefined((TierWindow)v)).WithMessageAwait(localization.GetResourceAsync(choose));
        RuleFor(m => m.TierReview).Must(v => Enum.IsDefined((TierReview)v)).WithMessageAwait(localization.GetResourceAsync(choose));
        RuleFor(m => m.TierReviewMonth).InclusiveBetween(1, 12).WithMessageAwait(localization.GetResourceAsync(range), 1, 12);
        RuleFor(m => m.TierReviewDay).InclusiveBetween(1, 31).WithMessageAwait(localization.GetResourceAsync(range), 1, 31);
        RuleFor(m => m.TierReviewMonths).InclusiveBetween(1, ConfigurationValidator.MostMonths).WithMessageAwait(localization.GetResourceAsync(range), 1, ConfigurationValidator.MostMonths);
        RuleFor(m => m.TierGraceDays).InclusiveBetween(0, ConfigurationValidator.DaysOfYear).WithMessageAwait(localization.GetResourceAsync(range), 0, ConfigurationValidator.DaysOfYear);
        RuleFor(m => m.TierReturnDays).InclusiveBetween(0, ConfigurationValidator.DaysOfYear).WithMessageAwait(localization.GetResourceAsync(range), 0, ConfigurationValidator.DaysOfYear);
    }
}
