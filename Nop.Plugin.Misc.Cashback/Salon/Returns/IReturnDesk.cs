using Nop.Plugin.Misc.Cashback.Files.Reading;

namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>
/// Takes return files in: a file is brought and judged, nothing of it is taken before somebody confirms it, and what then was not taken waits as a difference
/// (<see cref="ReturnDifferences"/>). Each step may be sent again, by whomever: what a row takes is named by voucher, branch and receipt, and so is taken once.
/// </summary>
public interface IReturnDesk
{
    /// <summary>Largest file, bytes.</summary>
    const int MostBytes = 48 * 1024 * 1024;

    /// <summary>A batch; null: none.</summary>
    Task<ReturnBatch?> GetAsync(int batchId);

    /// <summary>The newest batches of the branches that somebody sees.</summary>
    Task<IList<ReturnBatch>> NewestAsync(BranchReach reach, int most);

    /// <summary>How many rows of a batch ended how, and what they come to, by currency.</summary>
    Task<IReadOnlyList<ReturnCount>> CountsAsync(int batchId);

    /// <summary>Rows of a batch in the order of its file.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="outcome">Only those that ended so; null: all.</param>
    /// <param name="afterNumber">Number of the last row of the page before; 0: the first page.</param>
    /// <param name="most">Rows of a page.</param>
    Task<IList<ReturnRow>> RowsAsync(int batchId, ReturnOutcome? outcome, int afterNumber, int most);

    /// <summary>Reads a file, judges each row and keeps all of it, or nothing.</summary>
    /// <param name="content">The file; it can seek.</param>
    /// <param name="branch">The branch for which it is brought; it is active.</param>
    /// <param name="typed">The till's own totals, where somebody typed them.</param>
    /// <param name="actorId">Who brings it; refused where the branch is not theirs.</param>
    /// <param name="isDryRun">Nothing is kept: the batch that is answered has no id.</param>
    /// <param name="maySell">Whether a file may have sales; it is refused otherwise.</param>
    Task<BroughtFile> BringAsync(Stream content, Branch branch, (int? Rows, long? Sum) typed, int actorId, bool isDryRun = false, bool maySell = true);

    /// <summary>Whether a batch has sales.</summary>
    Task<bool> HasSalesAsync(int batchId);

    /// <summary>Confirms a batch, and takes what is ready for as long as a page may take; to be called until nothing is left.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="actorId">Who confirms it; whoever was first counts.</param>
    /// <param name="longest">How long.</param>
    /// <returns>Whether all of it is through; false also where somebody else is at it, or its branch is not theirs: nothing is done then.</returns>
    Task<bool> ConfirmAsync(ReturnBatch batch, int actorId, TimeSpan longest);

    /// <summary>Throws a batch away that nobody has confirmed.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="actorId">Who does.</param>
    /// <returns>Whether it was; false also where its branch is not theirs.</returns>
    Task<bool> DiscardAsync(int batchId, int actorId);
}

/// <summary>How bringing a file ended: a batch, or why the file is refused.</summary>
/// <param name="Batch">The batch, new or brought before; null: refused.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Repeated">The same file was brought before.</param>
public sealed record BroughtFile(ReturnBatch? Batch, FileFault? Fault, bool Repeated = false)
{
    /// <summary>In a dry run the rows as they were judged; else empty: they are kept.</summary>
    public IReadOnlyList<ReturnRow> Judged { get; init; } = [];
}

/// <summary>Rows of a batch that ended alike.</summary>
/// <param name="Outcome">How.</param>
/// <param name="CurrencyCode">Currency of their amounts.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sum">What they come to, minor units.</param>
public sealed record ReturnCount(ReturnOutcome Outcome, string CurrencyCode, int Rows, long Sum);
