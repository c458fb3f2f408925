using System.Linq.Expressions;
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

/// <summary>What holds wherever is asked how tiers last.</summary>
static class TierTermsRule
{
    const int MostMonths = 120;
    const int MostDays = 365;
    const string Range = "Plugins.Misc.Cashback.Errors.Range";

    /// <summary>Which spend counts, and when a tier may fall, are among the choices.</summary>
    internal static void RequireTierChoices<T>(this AbstractValidator<T> validator, Expression<Func<T, int>> window, Expression<Func<T, int>> review, ILocalizationService localization)
    {
        const string choose = "Plugins.Misc.Cashback.Errors.Choose";
        validator.RuleFor(window).Must(v => Enum.IsDefined((TierWindow)v)).WithMessageAwait(localization.GetResourceAsync(choose));
        validator.RuleFor(review).Must(v => Enum.IsDefined((TierReview)v)).WithMessageAwait(localization.GetResourceAsync(choose));
    }

    /// <summary>A yearly review is on a day that there is, a later one within ten years.</summary>
    internal static void RequireTierReview<T>(
        this AbstractValidator<T> validator, Expression<Func<T, int>> month, Expression<Func<T, int>> day, Expression<Func<T, int>> months, ILocalizationService localization)
    {
        validator.RuleFor(month).InclusiveBetween(1, 12).WithMessageAwait(localization.GetResourceAsync(Range), 1, 12);
        validator.RuleFor(day).InclusiveBetween(1, 31).WithMessageAwait(localization.GetResourceAsync(Range), 1, 31);
        validator.RuleFor(months).InclusiveBetween(1, MostMonths).WithMessageAwait(localization.GetResourceAsync(Range), 1, MostMonths);
    }

    /// <summary>Grace and the return window of a promotion are a year at most.</summary>
    internal static void RequireTierDays<T>(this AbstractValidator<T> validator, Expression<Func<T, int>> grace, Expression<Func<T, int>> returns, ILocalizationService localization)
    {
        validator.RuleFor(grace).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(Range), 0, MostDays);
        validator.RuleFor(returns).InclusiveBetween(0, MostDays).WithMessageAwait(localization.GetResourceAsync(Range), 0, MostDays);
    }
}
