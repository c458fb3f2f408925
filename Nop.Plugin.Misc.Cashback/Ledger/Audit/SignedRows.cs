namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Holds rows against their signatures before a task or an act goes on from them: one that the plugin did not write stays as it is, is told, and stops nothing else.</summary>
public interface ISignedRows
{
    /// <inheritdoc cref="IRowSignatures.Sign"/>
    T Sign<T>(T row)
        where T : BaseEntity;

    /// <summary>Whether somebody may go on from a row. Where not, who is responsible is told, once a day.</summary>
    Task<bool> MayAsync(BaseEntity row);
}

/// <inheritdoc cref="ISignedRows"/>
sealed class SignedRows(RowSignatures signatures, ILedgerVerification verification, IStaticCacheManager cache) : ISignedRows
{
    // A task meets it every few minutes; verify and the work list name it all along.
    const int ToldMinutes = 24 * 60;

    public T Sign<T>(T row)
        where T : BaseEntity => signatures.Sign(row);

    public async Task<bool> MayAsync(BaseEntity row)
    {
        if (signatures.StateOf(row) is var state && state == SignatureState.Right)
            return true;

        var finding = SignedRowBook.Of(row, state);
        var told = new CacheKey(string.Create(CultureInfo.InvariantCulture, $"Nop.cashback.unsigned.{finding.Table}.{row.Id}")) { CacheTime = ToldMinutes };
        if (await cache.GetAsync(told, 0) > 0)
            return false;
        await cache.SetAsync(told, 1);
        await verification.TellAsync(finding);
        return false;
    }
}

/// <summary>Names rows that the plugin did not write so.</summary>
static class SignedRowBook
{
    /// <summary>What is wrong with a row.</summary>
    public static LedgerFinding Of(BaseEntity row, SignatureState state)
    {
        var (table, signature) = (SignedColumns.Of(row.GetType()).Table, ((ISignedRow)row).Signature);
        return state == SignatureState.KeyMissing
            ? new(0, FindingCode.RowKeyMissing, table, row.Id, $"key {signature.Split('.')[0]}", "none")
            : new(0, FindingCode.RowUnsigned, table, row.Id, "as it was written", signature.Length == 0 ? "no signature" : "another signature");
    }
}

/// <summary>A table of signed rows.</summary>
interface ISignedTable
{
    /// <summary>Whether any row of it is signed.</summary>
    Task<bool> IsUsedAsync();

    /// <summary>Signs the rows that bear no signature.</summary>
    Task SignAllAsync();
}

/// <summary>Signs, once, the rows that versions before 1.19 wrote: later an unsigned row is somebody else's.</summary>
public interface IFormerRows
{
    /// <summary>Signs them where an earlier version is updated; from 1.19 on it does nothing.</summary>
    /// <param name="version">The version that was installed, as the shop keeps it outside its database; null: an early one.</param>
    Task SignAsync(string? version);

    /// <summary>Signs them where the plugin is installed anew over tables that an earlier version left: where no row bears a signature.</summary>
    Task SignKeptAsync();
}

/// <inheritdoc cref="IFormerRows"/>
sealed class FormerRows(IEnumerable<ISignedTable> tables) : IFormerRows
{
    static readonly Version s_first = new(1, 19);

    public async Task SignAsync(string? version)
    {
        if (Version.TryParse(version, out var known) && known >= s_first)
            return;
        foreach (var table in tables)
            await table.SignAllAsync();
    }

    public async Task SignKeptAsync()
    {
        foreach (var table in tables)
        {
            if (await table.IsUsedAsync())
                return;
        }

        await SignAsync(version: null);
    }
}

/// <summary>Holds all rows of a table against their signatures.</summary>
sealed class SignedRowBook<T>(IRepository<T> rows, RowSignatures signatures) : IOtherBook, ISignedTable
    where T : BaseEntity
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken) =>
        AllAsync().FindAsync(page => Task.FromResult(FoundIn(page)), cancellationToken);

    public Task<bool> IsUsedAsync() => AnyAsync(row => ((ISignedRow)row).Signature.Length > 0);

    public async Task SignAllAsync()
    {
        await foreach (var page in AllAsync())
        {
            var unsigned = page.Where(row => ((ISignedRow)row).Signature.Length == 0).Select(signatures.Sign).ToList();
            if (unsigned.Count > 0)
                await rows.UpdateAsync(unsigned, publishEvent: false);
        }
    }

    async Task<bool> AnyAsync(Func<T, bool> isOne)
    {
        await foreach (var page in AllAsync())
        {
            if (page.Any(isOne))
                return true;
        }

        return false;
    }

    IAsyncEnumerable<IReadOnlyList<T>> AllAsync() => Pages.ReadAsync(BookQueries.PageSize, last => rows.Table.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id);

    IEnumerable<LedgerFinding> FoundIn(IReadOnlyList<T> page) =>
        page.Select(row => (Row: row, State: signatures.StateOf(row))).Where(of => of.State != SignatureState.Right).Select(of => SignedRowBook.Of(of.Row, of.State));
}
