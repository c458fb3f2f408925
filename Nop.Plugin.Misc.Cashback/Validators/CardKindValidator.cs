using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>A kind of card has a name.</summary>
public class CardKindValidator : BaseNopValidator<CardKindModel>
{
    public CardKindValidator(ILocalizationService localization) => this.RequireName(m => m.Name, localization);
}
