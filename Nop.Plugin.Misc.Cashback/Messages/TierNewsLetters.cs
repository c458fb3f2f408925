using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Tells clients which tier they reached or lost.</summary>
interface ITierNews
{
    /// <summary>Writes the letters that are due. Safe to repeat, and on several servers at once.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="AggregateException">Some could not be written; they stay due.</exception>
    Task<int> WriteAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="ITierNews"/>
sealed class TierNewsLetters(
    TierNews news, ITierService tiers, IRuleSetProvider rules, ClientLetterQueries queries, IWalletDirectory wallets, ICashbackLedger ledger, LetterClaims claims, CustomerLetters mail, CreditText credit,
    TimeProvider time) : ITierNews
{
    // For as long a shop whose tasks stand still makes up for them.
    const int NewsDays = 3;
    const int PageSize = 200;

    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var (failures, written) = (new PastFailures("Letters about tiers that could not be written"), 0);
        var (since, currency) = (time.GetUtcNow().UtcDateTime.AddDays(-NewsDays), (await wallets.GetCurrencyAsync()).Code);
        for (var after = 0; await news.PageAsync(since, after, PageSize) is { Count: > 0 } page; after = page[^1].Id)
        {
            var found = (await queries.OfAsync([.. page.Select(change => change.CustomerId)], currency)).ToDictionary(wallet => (wallet.CustomerId, wallet.StoreId));
            var ids = found.Values.Select(wallet => wallet.Id).ToList();
            var claimed = (await claims.AmongAsync(ClientLetterKind.TierReached, ids)).Concat(await claims.AmongAsync(ClientLetterKind.TierLost, ids)).ToHashSet();
            foreach (var change in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (found.TryGetValue((change.CustomerId, change.StoreId), out var wallet) && !claimed.Contains((wallet.Id, KeyOf(change))))
                    written += await failures.TryAsync($"Change {change.Id}", () => WriteAsync(change, wallet.Id)) ? 1 : 0;
            }
        }

        failures.Throw();
        return written;
    }

    // A tier that has changed once more since then is not told of.
    async Task<bool> WriteAsync(TierChange change, int walletId)
    {
        var current = await tiers.CurrentAsync(change.CustomerId, change.StoreId);
        if ((current?.Id ?? 0) != change.ToTierId || await wallets.GetAsync(walletId) is not { } row || !ClientAccount.IsOpen(row.Customer))
            return false;

        var isReached = change.KindId == (int)TierChangeKind.Raised;
        var before = (await rules.GetAsync(change.StoreId)).Tiers.FirstOrDefault(tier => tier.Id == change.FromTierId);
        var balance = await ledger.GetBalanceAsync(new(row.Wallet.CustomerId, row.Wallet.StoreId, row.Wallet.CurrencyCode));
        return await mail.SendOnceAsync(row.Customer, row.Wallet.StoreId, isReached ? Letter.TierReached : Letter.TierLost, async reader =>
        [
            new("Cashback.Tier.Name", current?.Name ?? ""),
            new("Cashback.Tier.HasOne", current is not null),
            new("Cashback.Tier.Before", before?.Name ?? ""),
            new("Cashback.Balance", await credit.InCurrencyAsync(balance.Usable, CurrencySpec.For(row.Wallet.CurrencyCode), reader.LanguageId)),
        ], queue => claims.TryAsync(walletId, isReached ? ClientLetterKind.TierReached : ClientLetterKind.TierLost, [KeyOf(change)], queue));
    }

    static string KeyOf(TierChange change) => change.Id.ToString(CultureInfo.InvariantCulture);
}
