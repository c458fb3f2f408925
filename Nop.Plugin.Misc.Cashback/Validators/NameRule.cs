using System.Linq.Expressions;
using FluentValidation;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;
using Nop.Web.Framework.Validators;

namespace Nop.Plugin.Misc.Cashback.Validators;

/// <summary>What holds for every name that people give.</summary>
static class NameRule
{
    /// <summary>Longest name, as long as the column.</summary>
    internal const int MaxLength = RuleSetValidator.MaxNameLength;

    /// <summary>A name is required and not too long.</summary>
    internal static void RequireName<T>(this AbstractValidator<T> validator, Expression<Func<T, string?>> name, ILocalizationService localization)
    {
        validator.RuleFor(name).NotEmpty().WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.Required"));
        validator.RuleFor(name).MaximumLength(MaxLength).WithMessageAwait(localization.GetResourceAsync("Plugins.Misc.Cashback.Errors.TooLong"), MaxLength);
    }
}
