using Nop.Plugin.Misc.Cashback.Files.Reading;

namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>
/// Takes opening balances in: they are brought and judged, nothing of them is posted before they are confirmed. Each step may be sent again, by whomever: a client has one opening balance,
/// whichever file brings it, and one of the points of each store.
/// </summary>
public interface IOpeningDesk
{
    /// <summary>Largest file, bytes.</summary>
    const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Days for which what stands in a file is kept, so that its refused rows can be corrected; one that nobody has confirmed by then is thrown away.</summary>
    const int DaysKept = 30;

    /// <summary>A batch; null: none.</summary>
    Task<OpeningBatch?> GetAsync(int batchId);

    /// <summary>The newest batches, newest first.</summary>
    /// <param name="most">So many at most.</param>
    Task<IList<OpeningBatch>> NewestAsync(int most);

    /// <summary>How many rows of a batch ended how, and what they come to.</summary>
    Task<IReadOnlyList<OpeningCount>> CountsAsync(int batchId);

    /// <summary>Rows of a batch in their order.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="outcomes">Only those that ended so; empty: all.</param>
    /// <param name="afterNumber">Number of the last row of the page before; 0: the first page.</param>
    /// <param name="most">Rows of a page.</param>
    Task<IList<OpeningRow>> RowsAsync(int batchId, IReadOnlyCollection<OpeningOutcome> outcomes, int afterNumber, int most);

    /// <summary>Reads a file, judges each row and keeps all of it, or nothing.</summary>
    /// <param name="content">The file; it can seek.</param>
    /// <param name="name">Its name.</param>
    /// <param name="actorId">Who brings it.</param>
    Task<BroughtOpenings> BringAsync(Stream content, string name, int actorId);

    /// <summary>Looks up what clients have in reward points, and keeps what it would become.</summary>
    /// <param name="points">So many points, more than none …</param>
    /// <param name="amount">… become so many minor units, more than none.</param>
    /// <param name="actorId">Who asks.</param>
    /// <returns>The batch; null: nobody has points that were not turned into credit before.</returns>
    Task<OpeningBatch?> BringPointsAsync(int points, long amount, int actorId);

    /// <summary>What a batch would post now, minor units, where somebody confirms it.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="makers">Customer ids of who confirms or approves it beside who brought it: their own rows are left out.</param>
    Task<long> SumAsync(int batchId, params IReadOnlyCollection<int> makers);

    /// <summary>Confirms a batch, so that it is posted; who is first counts.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="actorId">Who confirms it.</param>
    /// <param name="approvers">Customer ids of who approved it; empty: it needed nobody.</param>
    /// <returns>False: there is no such batch, or somebody else is at it.</returns>
    Task<bool> ReleaseAsync(int batchId, int actorId, params IReadOnlyCollection<int> approvers);

    /// <summary>Posts what is confirmed, for as long as a page may take; to be called until nothing is left.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="longest">How long.</param>
    /// <returns>Whether all of it is through; false also where it is not confirmed, or somebody else is at it.</returns>
    Task<bool> PostAsync(int batchId, TimeSpan longest);

    /// <summary>Throws a batch away that nobody has confirmed.</summary>
    /// <returns>Whether it was.</returns>
    Task<bool> DiscardAsync(int batchId);

    /// <summary>Goes on with what is confirmed and not through, and forgets what stood in old files.</summary>
    /// <returns>How many batches are through.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>How bringing a file ended: a batch, or why the file is refused.</summary>
/// <param name="Batch">The batch; null: refused.</param>
/// <param name="Fault">Why not.</param>
public sealed record BroughtOpenings(OpeningBatch? Batch, FileFault? Fault)
{
    /// <summary>Its wrong cells, where they are why it is refused: of a row all of them.</summary>
    public IReadOnlyList<OpeningCellFault> Cells { get; init; } = [];
}

/// <summary>Rows of a batch that ended alike.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Rows">How many: each is one client's.</param>
/// <param name="Sum">What they come to, minor units.</param>
/// <param name="Points">Their points.</param>
public sealed record OpeningCount(OpeningOutcome Outcome, int Rows, long Sum, long Points);
