using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

/// <summary>The card as it is shown at the counter.</summary>
/// <param name="Shop">Name of the store.</param>
/// <param name="Number">In groups.</param>
/// <param name="Code">The number as a scanner reads it.</param>
public sealed record ShownCardModel(string Shop, string Number, QrCode Code) : BaseNopModel;

/// <summary>A voucher as it is shown at the counter. Amounts and dates are texts in the shopper's language.</summary>
/// <param name="Shop">Name of the store.</param>
/// <param name="ShortCode">As people type it.</param>
/// <param name="Code">The signed voucher as a scanner reads it; null: it has just ended.</param>
/// <param name="Left">What is left of it.</param>
/// <param name="Branch">Where it is good; null: everywhere.</param>
/// <param name="LastDay">Its last day; null: none.</param>
public sealed record ShownVoucherModel(string Shop, string ShortCode, QrCode? Code, string Left, string? Branch, string? LastDay) : BaseNopModel;
