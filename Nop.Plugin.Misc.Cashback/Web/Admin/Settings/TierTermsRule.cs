using System.Linq.Expressions;
using FluentValidation;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

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
