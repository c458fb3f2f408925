namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>A book that is kept beside the ledger and has to agree with it: bonuses that were decided, orders of the shop, people who may act at the counter. Each room holds its own against the entries.</summary>
/// <remarks>The chain proves that entries are as they were written; another book, that they had a reason to be written.</remarks>
interface IOtherBook
{
    /// <summary>What does not agree, at most <see cref="AuditReport.MaxFindings"/>. Writes nothing.</summary>
    Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken);
}

/// <summary>Walks through rows in pages by their ids.</summary>
static class BookPages
{
    const int PageSize = 500;

    /// <summary>Collects findings, page after page, until there are enough.</summary>
    /// <param name="read">Rows above an id, ascending, at most so many.</param>
    /// <param name="idOf">Id of a row.</param>
    /// <param name="find">Findings of a page.</param>
    /// <param name="cancellationToken">Ends it between pages.</param>
    public static async Task<IReadOnlyList<LedgerFinding>> FindAsync<T>(Func<int, int, Task<IList<T>>> read, Func<T, int> idOf,
        Func<IList<T>, Task<IEnumerable<LedgerFinding>>> find, CancellationToken cancellationToken)
    {
        var findings = new List<LedgerFinding>();
        for (var last = 0; findings.Count < AuditReport.MaxFindings;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await read(last, PageSize);
            if (page.Count > 0)
                findings.AddRange(await find(page));
            if (page.Count < PageSize)
                break;
            last = idOf(page[^1]);
        }

        return [.. findings.Take(AuditReport.MaxFindings)];
    }
}
