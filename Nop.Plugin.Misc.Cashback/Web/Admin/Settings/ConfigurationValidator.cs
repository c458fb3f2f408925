using FluentValidation;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>Ranges of the settings. Typed amounts and percents are checked where they are read, as that takes the currency.</summary>
public class ConfigurationValidator : BaseNopValidator<ConfigurationModel>
{
    const int MostDays = 3650;
    const int MostMinutes = 1440;
    const int DaysOfYear = 365;
    const int MostAddress = 400;

    public ConfigurationValidator(ILocalizationService localization)
    {
        const string range = "Plugins.Misc.Cashback.Errors.Range";
        RuleFor(m => m.ActivationDelayDays).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 0, MostDays);
        RuleFor(m => m.ExpiryDays).InclusiveBetween(1, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 1, MostDays);
        RuleFor(m => m.VoucherValidDays).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(range), 0, MostDays);
        RuleFor(m => m.CounterUndoMinutes).InclusiveBetween(0, MostMinutes).WithMessageAwait(localization.GetResourceAsync(range), 0, MostMinutes);
        RuleFor(m => m.CheckoutHoldMinutes).InclusiveBetween(1, MostMinutes).WithMessageAwait(localization.GetResourceAsync(range), 1, MostMinutes);
        this.RequireTierChoices(m => m.TierWindow, m => m.TierReview, localization);
        this.RequireTierReview(m => m.TierReviewMonth, m => m.TierReviewDay, m => m.TierReviewMonths, localization);
        this.RequireTierDays(m => m.TierGraceDays, m => m.TierReturnDays, localization);
        RuleFor(m => m.GuestClaimDays).InclusiveBetween(0, DaysOfYear).WithMessageAwait(localization.GetResourceAsync(range), 0, DaysOfYear);
        RuleFor(m => m.TermsUrl).Must(IsAddress).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Address"));
        RuleFor(m => m.EarnOn).Must(v => Enum.IsDefined((EarnOn)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
        RuleFor(m => m.Shortfall).Must(v => Enum.IsDefined((ShortfallPolicy)v)).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Choose"));
    }

    // A page of the shop or a whole address; nothing that a browser would run, and no character that the shop's settings might not hold.
    static bool IsAddress(string? text) => string.IsNullOrWhiteSpace(text)
        || (text.Trim() is var address && address.Length <= MostAddress && !address.Any(char.IsSurrogate)
            && ((address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal))
                || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))));
}
