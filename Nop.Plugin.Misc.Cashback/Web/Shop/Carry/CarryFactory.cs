using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

/// <summary>Builds what a shopper carries to the salon: the card, a voucher. None of it for staff who act in the shopper's name: who can show it can spend it.</summary>
public sealed class CarryFactory(IWalletDirectory wallets, IClientCards cards, IVoucherService vouchers, IBranchService branches, Actor actor, IPublicTexts texts)
{
    const int GroupLength = 4;

    /// <summary>The card; null: there is no card yet, or staff act in the shopper's name.</summary>
    /// <param name="customer">Whose; the wallet is always the customer's own.</param>
    /// <param name="store">Seen from which store.</param>
    public async Task<ShownCardModel?> PrepareCardAsync(Customer customer, Store store) =>
        !actor.ActsForAnother && await cards.CurrentAsync(customer.Id, (await wallets.FindAsync(await wallets.KeyAsync(customer.Id, store.Id)))?.Wallet.CardNumber) is { } number
            ? new(store.Name, Grouped(number), QrCode.OfAlphanumeric(number, QrLevel.Quartile))
            : null;

    /// <summary>A voucher; null: the shopper has no open one of that number, or staff act in the shopper's name.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="store">Seen from which store.</param>
    /// <param name="number">Its number in the customer's own wallet: it names nobody else's.</param>
    public async Task<ShownVoucherModel?> PrepareVoucherAsync(Customer customer, Store store, int number)
    {
        var key = await wallets.KeyAsync(customer.Id, store.Id);
        if (actor.ActsForAnother || (await vouchers.ListAsync(key, openOnly: true)).FirstOrDefault(voucher => voucher.Number == number) is not { } own)
            return null;

        return new(
            store.Name,
            vouchers.Display(own),
            PictureOf(own, key.CurrencyCode),
            await texts.AmountAsync(own.Left),
            (await branches.GetByIdAsync(own.BranchId))?.Name,
            own.ExpiresOnUtc is { } end ? texts.LastDay(end) : null);
    }

    /// <summary>The signed voucher as a QR code; null: none is signed, as it is over, or staff act in the shopper's name.</summary>
    /// <param name="voucher">The shopper's own.</param>
    /// <param name="currencyCode">The currency of its wallet.</param>
    public QrCode? PictureOf(Hold voucher, string currencyCode) =>
        !actor.ActsForAnother && vouchers.SignedOf(voucher, currencyCode) is { } token ? QrCode.OfAlphanumeric(token, QrLevel.Medium) : null;

    /// <summary>The number that the card shows, in groups; null: there is none.</summary>
    /// <param name="customerId">Whose.</param>
    /// <param name="wallet">Their wallet; null: there is none.</param>
    public async Task<string?> NumberAsync(int customerId, Wallet? wallet) =>
        await cards.CurrentAsync(customerId, wallet?.CardNumber) is { } number ? Grouped(number) : null;

    /// <summary>A card's number in groups, as people read it.</summary>
    public static string Grouped(string number) => string.Join(' ', number.Chunk(GroupLength).Select(group => new string(group)));
}
