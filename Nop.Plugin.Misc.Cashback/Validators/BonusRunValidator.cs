using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>A gift run has a name.</summary>
public class BonusRunValidator : BaseNopValidator<BonusRunModel>
{
    public BonusRunValidator(ILocalizationService localization) => this.RequireName(m => m.Name, localization);
}
