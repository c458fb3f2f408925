using Nop.Plugin.Misc.Cashback.Ledger.Posting;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Loads and commits the books of many wallets at once: all of them, or none.</summary>
interface IManyBooks
{
    /// <summary>Books by the references of their holds, ascending by wallet; one that changes meanwhile is not among them.</summary>
    /// <param name="references">At most <see cref="ManyCaptures.Most"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<WalletBook>> LoadManyAsync(IReadOnlyList<string> references, CancellationToken cancellationToken);

    /// <summary>Commits books in one transaction, on the condition that nobody has changed any of them since.</summary>
    /// <param name="books">Ascending by wallet, so that no two writers wait for one another.</param>
    /// <param name="cancellationToken">Gives up before anything is sent.</param>
    /// <returns>Whether they were; false: nothing was written.</returns>
    Task<bool> TryCommitManyAsync(IReadOnlyList<WalletBook> books, CancellationToken cancellationToken);
}

/// <summary>
/// Takes from many holds in one transaction, those of which nothing stands in the way. Whatever is not plain – refused, done before, faster than this – is left to
/// <see cref="ICashbackLedger.CaptureAsync"/>, which says why: so none that is refused undoes another, and none is taken twice.
/// </summary>
sealed class ManyCaptures(IManyBooks many)
{
    /// <summary>Captures of one transaction: more would keep the wallets from others for long.</summary>
    public const int Most = Storage.Sql.ManyBooks.Most;

    /// <summary>Takes them.</summary>
    /// <param name="requests">At most <see cref="Most"/>, each with a key of its own; done in this order.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>Of each, whether it was taken; false: nothing was written for it.</returns>
    public async Task<IReadOnlyList<bool>> TryAsync(IReadOnlyList<CaptureRequest> requests, CancellationToken cancellationToken = default)
    {
        var done = new bool[requests.Count];
        if (requests.Count < 2)
            return done;

        try
        {
            var books = await many.LoadManyAsync([.. requests.Select(request => request.Reference).Distinct(StringComparer.Ordinal)], cancellationToken);
            var holdOf = books.SelectMany(book => book.Holds.Select(hold => (Book: book, Hold: hold))).ToDictionary(one => one.Hold.Reference, StringComparer.Ordinal);
            var taken = requests.Select(request => holdOf.TryGetValue(request.Reference, out var one) && TryTake(one.Book, one.Hold, request)).ToList();
            var changed = books.Where(book => book.IsChanged).ToList();
            return changed.Count > 0 && await many.TryCommitManyAsync(changed, cancellationToken) ? taken : done;
        }
        catch (Exception exception) when (exception is LedgerBusyException or BookException)
        {
            // Nothing was written; taken one by one, only what is to blame fails.
            return done;
        }
    }

    static bool TryTake(WalletBook book, Hold hold, CaptureRequest request)
    {
        if (CashbackLedger.WhyNot(book.Wallet, hold, request) != LedgerOutcome.Done || request.Context.Completes is not null || request.Context.Unless is not null)
            return false;

        Holds.Capture(book, request.Context, hold, request.Amount ?? hold.Left);
        if (request.GivesRestBack && hold.Left > 0)
            Holds.Release(book, request.Context, hold, HoldState.Released);
        book.EndAct();
        return true;
    }
}
