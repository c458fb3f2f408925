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
    internal const int MostMonths = 120;
    internal const int DaysOfYear = 365;
    const int MostAddress = 400;

    public ConfigurationValidator(ILocalizationService localization)
    {
        const string range = "Plugins.Misc.Cashback.Errors.Range";
        RuleFor(m => m.ActivationDelayDays).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 0, MostDays);
        RuleFor(m => m.ExpiryDays).InclusiveBetween(1, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 1, MostDays);
        RuleFor(m => m.VoucherValidDays).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 0, MostDays);
        RuleFor(m => m.CheckoutHoldMinutes).InclusiveBetween(1, MostMinutes).WithMessageAwait(localization.GetResourceAsync(range), 1, MostMinutes);
        RuleFor(m => m.TierReviewMonth).InclusiveBetween(1, 12).WithMessageAwait(localization.GetResourceAsync(range), 1, 12);
        RuleFor(m => m.TierReviewDay).InclusiveBetween(1, 31).WithMessageAwait(localization.GetResourceAsync(range), 1, 31);
        RuleFor(m => m.TierReviewMonths).InclusiveBetween(1, MostMonths).WithMessageAwait(localization.GetResourceAsync(range), 1, MostMonths);
        RuleFor(m => m.TierGraceDays).InclusiveBetween(0, DaysOfYear).WithMessageAwait(localization.GetResourceAsync(range), 0, DaysOfYear);
        RuleFor(m => m.TierReturnDays).InclusiveBetween(0, DaysOfYear).WithMessageAwait(localization.GetResourceAsync(range), 0, DaysOfYear);
        RuleFor(m => m.GuestClaimDays).InclusiveBetween(0, DaysOfYear).WithMessageAwait(localization.GetResourceAsync(range), 0, DaysOfYear);
        RuleFor(m => m.TermsUrl).Must(IsAddress).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Address"));
        RuleFor(m => m.TierReview).Must(v => Enum.IsDefined((TierReview)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
        RuleFor(m => m.EarnOn).Must(v => Enum.IsDefined((EarnOn)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
        RuleFor(m => m.TierWindow).Must(v => Enum.IsDefined((TierWindow)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
        RuleFor(m => m.Shortfall).Must(v => Enum.IsDefined((ShortfallPolicy)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
    }

    // A page of the shop or a whole address; nothing that a browser would run.
    static bool IsAddress(string? text) => string.IsNullOrWhiteSpace(text)
        || (text.Trim() is var address && address.Length <= MostAddress
            && ((address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal))
                || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))));
}
