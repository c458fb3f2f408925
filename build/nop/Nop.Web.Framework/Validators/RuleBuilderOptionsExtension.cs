using System.Threading.Tasks;
using FluentValidation;

namespace Nop.Web.Framework.Validators;

public static class RuleBuilderOptionsExtension
{
    public static IRuleBuilderOptions<T, TProperty> WithMessageAwait<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Task<string> errorMessage)
        => rule.WithMessage(errorMessage.GetAwaiter().GetResult());

    public static IRuleBuilderOptions<T, TProperty> WithMessageAwait<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, Task<string> errorMessage, params object[] args)
        => rule.WithMessage(string.Format(errorMessage.GetAwaiter().GetResult(), args));
}
