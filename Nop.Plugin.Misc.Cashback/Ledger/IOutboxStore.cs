namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Strikes many letters out of the outbox (<see cref="LetterDue"/>) at once.</summary>
/// <remarks>The shop's repositories delete one row in a transaction, or some by a condition in a serializable one, in which two clerks at once fail.</remarks>
interface IOutboxStore
{
    /// <summary>Acts of one statement.</summary>
    const int Most = 50;

    /// <summary>Strikes out the letters of some acts; those that are not due are passed over.</summary>
    /// <param name="acts">At most <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Gives up before anything is sent.</param>
    /// <returns>False: another writer was in the way, and nothing was struck out.</returns>
    Task<bool> TryStrikeAsync(IReadOnlyList<string> acts, CancellationToken cancellationToken = default);
}
