using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Lets nobody into the plugin's admin pages who works in somebody else's name: that person's rights would be lent, and the shop asks only for those.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class OwnNameOnlyAttribute() : TypeFilterAttribute(typeof(Filter))
{
    sealed class Filter(Actor actor) : IAuthorizationFilter
    {
        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (actor.ActsForAnother)
                context.Result = new ChallengeResult();
        }
    }
}
