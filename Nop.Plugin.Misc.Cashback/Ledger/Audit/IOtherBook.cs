namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A book that is kept beside the ledger and has to agree with it: bonuses that were decided, orders of the shop, people who may act at the counter. Each room holds its own against the entries.</summary>
/// <remarks>The chain proves that entries are as they were written; another book, that they had a reason to be written.</remarks>
interface IOtherBook
{
    /// <summary>Finds what does not agree with the ledger, at most <see cref="AuditReport.MaxFindings"/> findings. Writes nothing.</summary>
    Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken);
}

/// <summary>Compares a book with the ledger, a page of rows at a time.</summary>
static class BookPages
{
    /// <summary>Collects findings, page after page, until there are enough.</summary>
    /// <param name="pages">The rows.</param>
    /// <param name="find">Findings of a page.</param>
    /// <param name="cancellationToken">Ends it between pages.</param>
    public static async Task<IReadOnlyList<LedgerFinding>> FindAsync<T>(this IAsyncEnumerable<IReadOnlyList<T>> pages, Func<IReadOnlyList<T>, Task<IEnumerable<LedgerFinding>>> find, CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        await foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (page.Count > 0)
                findings.AddRange(await find(page));
            if (findings.Count >= AuditReport.MaxFindings)
                break;
        }

        return [.. findings.Take(AuditReport.MaxFindings)];
    }
}
