using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Models.Public;

namespace Nop.Plugin.Misc.Cashback.Factories.Public;

/// <summary>Builds the box where a shopper chooses how much cashback to spend.</summary>
public interface ICartCashbackFactory
{
    /// <summary>The box; null: a guest, cashback off, or nothing to spend.</summary>
    Task<CartCashbackModel?> PrepareAsync(Customer customer, Store store, bool inCheckout);

    /// <summary>Reads what was typed and keeps the choice, if it can be met with the cart as it is.</summary>
    /// <param name="customer">Whose cart.</param>
    /// <param name="store">Where.</param>
    /// <param name="amount">As typed, in the culture of the page.</param>
    /// <param name="asMuchAsPossible">Then the amount is not read.</param>
    /// <returns>A sentence that says what will be taken, or a message for the field; exactly one of them.</returns>
    Task<(string? Message, string? Error)> ApplyAsync(Customer customer, Store store, string? amount, bool asMuchAsPossible);
}
