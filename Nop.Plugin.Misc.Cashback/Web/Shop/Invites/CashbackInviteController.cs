using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Invites;

/// <summary>Where an invitation link leads: it is remembered until the visitor opens an account.</summary>
public sealed class CashbackInviteController(
    Invitations invitations, Actor actor, IWorkContext work, ICustomerService customers, PageNotices notices, IPublicTexts texts, TimeProvider time) : BasePublicController
{
    /// <summary>Remembers a link. One that is nobody's, a visitor who has an account, and staff who act in a client's name go to the home page.</summary>
    [HttpGet]
    public async Task<IActionResult> Open(string code)
    {
        if (await invitations.OfferAsync() is null || !await invitations.IsKnownAsync(code) || actor.ActsForAnother
            || await customers.IsRegisteredAsync(await work.GetCurrentCustomerAsync()))
            return RedirectToRoute("Homepage");

        Response.Cookies.Append(InviteCookie.Name, code, new CookieOptions
        {
            Expires = time.GetUtcNow().AddDays(InviteCookie.Days),
            HttpOnly = true,
            Secure = Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        });
        notices.Done(await texts.TextAsync("Invite.Welcome"));
        return RedirectToRoute("Register");
    }
}
