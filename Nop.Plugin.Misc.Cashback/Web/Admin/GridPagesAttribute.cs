using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Brings a grid's first row and length into bounds: databases refuse rows before the first one, and nobody reads thousands.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class GridPagesAttribute : ActionFilterAttribute
{
    const int MostRows = 1000;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        foreach (var search in context.ActionArguments.Values.OfType<BaseSearchModel>())
        {
            search.Start = Math.Max(0, search.Start);
            search.Length = Math.Clamp(search.Length, 1, MostRows);
        }
    }
}
