using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>A programme has a name.</summary>
public class ProgrammeValidator : BaseNopValidator<ProgrammeModel>
{
    public ProgrammeValidator(ILocalizationService localization) => this.RequireName(m => m.Name, localization);
}
