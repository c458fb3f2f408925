using FluentValidation;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>Ranges of the settings. Typed amounts and percents are checked where they are read, as that takes the currency.</summary>
public class ConfigurationValidator : BaseNopValidator<ConfigurationModel>
{
    const int MostDays = 3650;
    const int MostMinutes = 1440;

    public ConfigurationValidator(ILocalizationService localization)
    {
        const string range = "Plugins.Misc.Cashback.Errors.Range";
        RuleFor(m => m.ActivationDelayDays).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 0, MostDays);
        RuleFor(m => m.ExpiryDays).InclusiveBetween(1, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 1, MostDays);
        RuleFor(m => m.VoucherValidDays).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 0, MostDays);
        RuleFor(m => m.CheckoutHoldMinutes).InclusiveBetween(1, MostMinutes).WithMessageAwait(localization.GetResourceAsync(range), 1, MostMinutes);
        RuleFor(m => m.TierWindow).Must(v => Enum.IsDefined((TierWindow)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
        RuleFor(m => m.Shortfall).Must(v => Enum.IsDefined((ShortfallPolicy)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
    }
}
