using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>A bonus has a name.</summary>
public class BonusValidator : BaseNopValidator<BonusModel>
{
    public BonusValidator(ILocalizationService localization) => this.RequireName(m => m.Name, localization);
}
