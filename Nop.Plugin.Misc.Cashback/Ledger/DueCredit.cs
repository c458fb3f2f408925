namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Books what is due by date in all wallets, page by page.</summary>
/// <remarks>
/// A wallet that is busy is left to the next run: nothing depends on these tasks but the books. One that cannot be booked in keeps no other from its turn.
/// </remarks>
public class DueCredit(ICashbackLedger ledger, IWalletStore store, TimeProvider time)
{
    const int PageSize = 200;

    /// <summary>Makes due credit available.</summary>
    /// <returns>Wallets in which something was due.</returns>
    public Task<int> ActivateAsync(CancellationToken cancellationToken) =>
        RunAsync("Wallets whose due credit could not be made available", store.WalletsToActivateAsync, ledger.ActivateDueAsync, cancellationToken);

    /// <summary>Books out credit past its date.</summary>
    /// <returns>Wallets in which something was past its date.</returns>
    public Task<int> ExpireAsync(CancellationToken cancellationToken) =>
        RunAsync("Wallets whose expired credit could not be booked out", store.WalletsToExpireAsync, ledger.ExpireAsync, cancellationToken);

    async Task<int> RunAsync(
        string inVain,
        Func<DateTime, int, int, CancellationToken, Task<IReadOnlyList<int>>> find,
        Func<int, PostingContext, CancellationToken, Task<LedgerResult<long>>> act,
        CancellationToken cancellationToken)
    {
        var context = new PostingContext(Channel.System, 0, time.GetUtcNow().UtcDateTime);
        var failures = new PastFailures(inVain);
        var done = 0;
        for (var last = 0; ;)
        {
            var page = await find(context.NowUtc, last, PageSize, cancellationToken);
            foreach (var walletId in page)
            {
                if (await failures.TryAsync($"Wallet {walletId}", async () => await act(walletId, context, cancellationToken) is { IsDone: true, Value: > 0 }))
                    done++;
            }

            if (page.Count < PageSize)
            {
                failures.Throw();
                return done;
            }

            last = page[^1];
        }
    }
}
