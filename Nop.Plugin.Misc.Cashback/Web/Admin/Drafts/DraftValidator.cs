using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;

/// <summary>Ranges of a draft's tier terms, as on the settings page. Everything else is checked where it is read and saved.</summary>
public class DraftValidator : BaseNopValidator<DraftModel>
{
    public DraftValidator(ILocalizationService localization)
    {
        this.RequireTierChoices(m => m.TierWindow, m => m.TierReview, localization);
        this.RequireTierReview(m => m.TierReviewMonth, m => m.TierReviewDay, m => m.TierReviewMonths, localization);
        this.RequireTierDays(m => m.TierGraceDays, m => m.TierReturnDays, localization);
    }
}
