namespace Nop.Plugin.Misc.Cashback.Ledger.Queries;

/// <summary>What one act took in the salon, and whether it was undone.</summary>
/// <param name="Act">The act: its key as <see cref="HashChain.KeyOf"/> makes it.</param>
/// <param name="Entry">The entry that took it: who, when, for which receipt, how much.</param>
/// <param name="Hold">The voucher, or the hold that the act made.</param>
/// <param name="Undone">The first entry that gave it back; null: it was not undone.</param>
public sealed record SalonRedemption(string Act, LedgerEntry Entry, Hold Hold, LedgerEntry? Undone);

/// <summary>Looks up what was taken in the salon. Reads only.</summary>
public interface IRedemptionQueries
{
    /// <summary>A redemption by its act; null: none in the salon.</summary>
    /// <param name="act">The act.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    Task<SalonRedemption?> FindAsync(string act, Func<string, string> undoKeyOf);

    /// <summary>What somebody took in the salon since an instant, newest first.</summary>
    /// <param name="actorId">Who.</param>
    /// <param name="sinceUtc">From when on.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="undoKeyOf">Key of the act that undoes an act.</param>
    Task<IReadOnlyList<SalonRedemption>> ByActorAsync(int actorId, DateTime sinceUtc, int take, Func<string, string> undoKeyOf);
}
