using Microsoft.AspNetCore.Mvc.Filters;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>
/// Lets only those in who may redeem in the salon; others are asked to sign in. The shop's own CheckPermission leads to a page that only its admin area has, and so to
/// "not found" here.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
sealed class SalonStaffOnlyAttribute() : TypeFilterAttribute(typeof(Filter))
{
    sealed class Filter(IPermissionService permissions) : IAsyncAuthorizationFilter
    {
        public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
        {
            if (!await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon))
                context.Result = new ChallengeResult();
        }
    }
}
