using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>
/// Lets only those in who may redeem in the salon, in their own name: a client's rights are not lent to who works in the client's name. Others are asked to sign in. The shop's own CheckPermission leads to a page that only its admin area has, and so to
/// "not found" here.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
sealed class SalonStaffOnlyAttribute() : TypeFilterAttribute(typeof(Filter))
{
    sealed class Filter(IPermissionService permissions, Actor actor) : IAsyncAuthorizationFilter
    {
        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            if (actor.ActsForAnother || !await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon))
                context.Result = new ChallengeResult();
        }
    }
}
