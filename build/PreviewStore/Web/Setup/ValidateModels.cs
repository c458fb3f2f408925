using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cashback.Preview.Web.Setup;

/// <summary>Asks the validators of what an action is given, before the action and its events see it.</summary>
public sealed class ValidateModels(IServiceProvider services) : IAsyncActionFilter
{
    /// <inheritdoc/>
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var argument in context.ActionArguments.Values)
        {
            if (argument is null || services.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is not IValidator validator)
                continue;
            var result = await validator.ValidateAsync(new ValidationContext<object>(argument));
            foreach (var error in result.Errors)
                context.ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
        }

        await next();
    }
}
