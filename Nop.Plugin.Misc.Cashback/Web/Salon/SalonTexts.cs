using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Web.Shop;

namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>Times and people as pages of the salon say them.</summary>
public sealed class SalonTexts(ICustomerService customers, ClientNames names, ITillKeys tills, IWalletDirectory wallets, IVoucherService vouchers, IPublicTexts texts)
{
    /// <summary>An instant as it is read at a branch: its clock counts, where it has another than the shop.</summary>
    /// <param name="utc">The instant.</param>
    /// <param name="branch">The branch; null: it cannot be told.</param>
    public async Task<string> WhenAsync(DateTime utc, Branch? branch) =>
        branch?.Zone is { } zone ? ShopTime.Local(utc.AsUtc(), zone).ToString("g", CultureInfo.CurrentCulture) : await texts.InstantAsync(utc);

    /// <summary>The time of the day at a branch.</summary>
    /// <inheritdoc cref="WhenAsync"/>
    public async Task<string> TimeAsync(DateTime utc, Branch? branch) =>
        branch?.Zone is { } zone ? ShopTime.Local(utc.AsUtc(), zone).ToString("t", CultureInfo.CurrentCulture) : await texts.TimeAsync(utc);

    /// <summary>Name of a clerk. One whose account has no name is known by its address; a till by itself is known by the name of its key; who is gone, by a dash.</summary>
    public async Task<string> NameOfAsync(int personId) =>
        await customers.GetCustomerByIdAsync(personId) is { } clerk
            ? await names.NameAsync(clerk) is { Length: > 0 } name ? name : ClientNames.Email(clerk) ?? ""
            : await tills.NameOfAsync(personId) ?? "–";

    /// <summary>Masked name of the client whose wallet it is; empty: it has none.</summary>
    public async Task<string> ClientOfAsync(int walletId) => ClientMask.Of((await wallets.GetAsync(walletId))?.Customer);

    /// <summary>The end of a voucher's code, as lists name it.</summary>
    /// <param name="reference">The voucher's reference.</param>
    public string VoucherOf(string reference) => "…" + vouchers.EndOf(reference);

    /// <summary>A branch with its address; empty where it cannot be told.</summary>
    public static string PlaceOf(Branch? branch) => string.Join(", ", new[] { branch?.Name, branch?.Address }.Where(part => !string.IsNullOrEmpty(part)));
}
