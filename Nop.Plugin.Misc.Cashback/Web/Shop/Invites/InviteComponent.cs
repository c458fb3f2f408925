using Nop.Plugin.Misc.Cashback.Web.Qr;
using Nop.Web.Framework.Components;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Invites;

/// <summary>The shopper's invitation link, where something is given for inviting.</summary>
public sealed class InviteComponent(Invitations invitations, IWorkContext work, ICustomerService customers, IPublicTexts texts, IWebHelper web, INopUrlHelper urls) : NopViewComponent
{
    /// <summary>Renders it.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (await invitations.OfferAsync() is not { } offer || !await customers.IsRegisteredAsync(customer))
            return Content("");

        var path = urls.RouteUrl(CashbackRoutes.Invite, new { code = await invitations.CodeOfAsync(customer.Id) });
        var link = new Uri(new Uri(web.GetStoreLocation()), path).ToString();
        return View($"{CashbackDefaults.ViewFolder}/Public/Components/Invite.cshtml", new InviteModel(
            link,
            await texts.AmountAsync(offer.Amount),
            offer.FriendAmount > 0 ? await texts.AmountAsync(offer.FriendAmount) : null,
            QrCode.Of(link)));
    }
}

/// <summary>The client's invitation link and what it brings.</summary>
/// <param name="Link">The whole address.</param>
/// <param name="Amount">What the client gets.</param>
/// <param name="FriendAmount">What the friend gets; null: nothing.</param>
/// <param name="Code">The address as a QR code; null: it is too long for one.</param>
public sealed record InviteModel(string Link, string Amount, string? FriendAmount, QrCode? Code);
