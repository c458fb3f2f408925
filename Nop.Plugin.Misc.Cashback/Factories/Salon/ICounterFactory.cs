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
    Task<CounterModel> PrepareForClientAsync(int customerId, int branchId, int actorId, TakeModel? typed = null);

    /// <summary>The slip for what an act took; null: nothing was taken by it.</summary>
    /// <param name="act">The act (<see cref="SalonResult.Act"/>).</param>
    /// <param name="repeated">Its receipt was sent again, and nothing was taken now.</param>
    /// <param name="actorId">The clerk who looks at it.</param>
    /// <param name="undoesOthers">Whether they may undo what others took.</param>
    /// <param name="reason">What was typed as the reason to undo it before; null: nothing.</param>
    Task<SlipModel?> PrepareSlipAsync(string act, bool repeated, int actorId, bool undoesOthers, string? reason = null);

    /// <summary>Why nothing was taken; for a receipt that was used before also what was taken for it.</summary>
    /// <param name="result">Not done.</param>
    /// <param name="asked">What was asked for now, minor units.</param>
    Task<string> RefusalAsync(SalonResult result, long asked);
}
