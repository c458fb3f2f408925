using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

/// <summary>Pages that fill a phone's screen, to be shown at the counter or printed. Every action works on the signed-in customer's own wallet; what is not theirs is answered as what is not there.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CashbackCarryController(IWorkContext work, IStoreContext stores, ICustomerService customers, CarryFactory factory) : BasePublicController
{
    const string CardView = CashbackDefaults.ViewFolder + "/Public/Card.cshtml";
    const string VoucherView = CashbackDefaults.ViewFolder + "/Public/Voucher.cshtml";

    /// <summary>The card of the wallet.</summary>
    [HttpGet]
    public Task<IActionResult> Card() => ShowAsync(CardView, factory.PrepareCardAsync);

    /// <summary>An open voucher.</summary>
    /// <param name="number">Its number in the wallet.</param>
    [HttpGet]
    public Task<IActionResult> Voucher(int number) => ShowAsync(VoucherView, (customer, store) => factory.PrepareVoucherAsync(customer, store, number));

    async Task<IActionResult> ShowAsync<T>(string view, Func<Customer, Nop.Core.Domain.Stores.Store, Task<T?>> prepare)
        where T : class
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();
        return await prepare(customer, await stores.GetCurrentStoreAsync()) is { } model ? View(view, model) : RedirectToRoute(CashbackRoutes.Account);
    }
}
