using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>A branch has a name.</summary>
public class BranchValidator : BaseNopValidator<BranchModel>
{
    public BranchValidator(ILocalizationService localization) => this.RequireName(m => m.Name, localization);
}
