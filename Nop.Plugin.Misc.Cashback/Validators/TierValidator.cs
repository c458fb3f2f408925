using FluentValidation;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>A tier has a name.</summary>
public class TierValidator : BaseNopValidator<TierModel>
{
    public TierValidator(ILocalizationService localization) => this.RequireName(m => m.Name, localization);
}
