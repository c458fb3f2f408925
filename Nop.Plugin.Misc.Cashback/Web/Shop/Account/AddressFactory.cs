using Nop.Plugin.Misc.Cashback.Orders;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>Tells a shopper what waits until the address is confirmed.</summary>
public sealed class AddressFactory(AddressConfirmation confirmation, IPublicTexts texts)
{
    /// <summary>The address's part of the page, as sentences; empty: nothing waits.</summary>
    public async Task<IReadOnlyList<string>> PrepareAsync(Customer customer)
    {
        if (await confirmation.StandingAsync(customer) is not { } standing)
            return [];

        var sentences = new List<string>();
        if (standing.WelcomeMinor > 0)
            sentences.Add(await texts.TextAsync("Account.Address.WelcomeWaits", await texts.AmountAsync(standing.WelcomeMinor), customer.Email));
        if (standing.MayClaim)
            sentences.Add(await texts.TextAsync("Account.Address.OrdersWait", customer.Email));
        return sentences;
    }
}
