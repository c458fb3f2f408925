using Nop.Plugin.Misc.Cashback.Models.Public;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <summary>Builds what an order redeemed and earned.</summary>
public interface IOrderCashbackFactory
{
    /// <summary>For an order of the current customer; null: another's, or nothing to say.</summary>
    Task<OrderCashbackModel?> PrepareAsync(int orderId);
}
