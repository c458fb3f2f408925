using Nop.Services.Messages;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Messages;

sealed class AddressLetter(CustomerLetters mail, INopUrlHelper urls) : IAddressLetter
{
    public Task SendAsync(Customer customer, string token, bool isAboutOrders) =>
        mail.SendAsync(customer, 0, isAboutOrders ? Letter.ClaimOrders : Letter.ConfirmAddress, reader => Task.FromResult<IReadOnlyList<Token>>(
            [new("Cashback.Claim.Url", reader.UrlOf(urls.RouteUrl(CashbackRoutes.AccountAction, new { action = "ConfirmAddress", token })), true)]));
}
