using Nop.Plugin.Misc.Cashback.Models.Salon;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Factories.Salon;

/// <summary>Builds the counter's pages.</summary>
public interface ICounterFactory
{
    /// <summary>The page for what was looked for: a card number, e-mail, phone or voucher code.</summary>
    /// <param name="query">As typed or scanned.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="actorId">The clerk: who guesses codes is slowed down.</param>
    /// <param name="typed">What was typed into the form before; null: nothing.</param>
    Task<CounterModel> PrepareAsync(string? query, int branchId, int actorId, TakeModel? typed = null);

    /// <summary>The page for a client that was found before.</summary>
    Task<CounterModel> PrepareForClientAsync(int customerId, int branchId, TakeModel? typed = null);

    /// <summary>The slip for what was taken.</summary>
    Task<SlipModel> PrepareSlipAsync(TakeModel taken, SalonResult result);
}
