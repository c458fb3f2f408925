using Nop.Services.Orders;

namespace Cashback.Preview.Services;

/// <summary>Gift cards that were sold; the checkout takes none.</summary>
public sealed class GiftCardService(IRepository<GiftCard> cards, IRepository<GiftCardUsageHistory> uses) : IGiftCardService
{
    /// <inheritdoc/>
    public Task<IPagedList<GiftCard>> GetAllGiftCardsAsync(int? purchasedWithOrderId = null, int? usedWithOrderId = null, DateTime? createdFromUtc = null,
        DateTime? createdToUtc = null, bool? isGiftCardActivated = null, string giftCardCouponCode = null!, string recipientName = null!, int pageIndex = 0,
        int pageSize = int.MaxValue) =>
        cards.GetAllPagedAsync(rows => rows.Where(card => giftCardCouponCode == null || card.GiftCardCouponCode == giftCardCouponCode)
            .Where(card => usedWithOrderId == null || uses.Table.Any(use => use.GiftCardId == card.Id && use.UsedWithOrderId == usedWithOrderId))
            .OrderByDescending(card => card.Id), pageIndex, pageSize);

    /// <inheritdoc/>
    public async Task<decimal> GetGiftCardRemainingAmountAsync(GiftCard giftCard) =>
        giftCard.Amount - (await uses.Table.Where(use => use.GiftCardId == giftCard.Id).ToListAsync()).Sum(use => use.UsedValue);

    /// <inheritdoc/>
    public Task InsertGiftCardAsync(GiftCard giftCard) => cards.InsertAsync(giftCard);
}
