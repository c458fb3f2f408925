using Nop.Core;
using Nop.Core.Domain.Orders;
using int;

namespace Nop.Services.Orders;

public interface IGiftCardService
{
    Task<IPagedList<GiftCard>> GetAllGiftCardsAsync(
        int? purchasedWithOrderId = null,
        int? usedWithOrderId = null,
        DateTime? createdFromUtc = null,
        DateTime? createdToUtc = null,
        bool? isGiftCardActivated = null,
        string giftCardCouponCode = null,
        string recipientName = null,
        int pageIndex = 0,
        int pageSize = MaxValue);

    Task<decimal> GetGiftCardRemainingAmountAsync(GiftCard giftCard);
    Task InsertGiftCardAsync(GiftCard giftCard);
}
