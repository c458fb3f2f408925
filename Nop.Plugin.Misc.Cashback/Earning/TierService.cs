using System.Data.Common;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <inheritdoc cref="ITierService"/>
public class TierService(
    IRepository<CustomerTier> held,
    IRuleSetProvider rules,
    IWalletQueries wallets,
    IWalletDirectory directory,
    ISettingService settings,
    TimeProvider time) : ITierService
{
    const int PageSize = 200;

    /// <inheritdoc/>
    public async Task<TierRule?> HeldAsync(int customerId, int storeId) =>
        HeldOf(await RowAsync(customerId, storeId), await rules.GetAsync(storeId));

    /// <inheritdoc/>
    public async Task<TierStanding> GetAsync(int customerId, int storeId)
    {
        var set = await rules.GetAsync(storeId);
        var tier = HeldOf(await RowAsync(customerId, storeId), set);
        var spend = await SpendAsync(customerId, storeId, set);
        var (next, missing) = TierPolicy.Progress(spend, tier, set.Tiers);
        return new(RowOf(tier), spend.Floor(), RowOf(next), missing);
    }

    /// <inheritdoc/>
    public async Task RaiseAsync(int customerId, int storeId)
    {
        var set = await rules.GetAsync(storeId);
        var row = await RowAsync(customerId, storeId);
        var tier = HeldOf(row, set);
        var deserved = TierPolicy.TierFor(await SpendAsync(customerId, storeId, set), set.Tiers);
        if (deserved is not null && (tier is null || deserved.SpendMinor > tier.SpendMinor))
            await KeepAsync(row, customerId, storeId, deserved);
    }

    /// <inheritdoc/>
    public async Task<int> ReviewAsync(CancellationToken cancellationToken)
    {
        var currency = await directory.GetCurrencyAsync();
        var changed = 0;
        for (var last = 0; ;)
        {
            var page = await wallets.PageAsync(currency.Code, last, PageSize);
            foreach (var wallet in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await ReviewAsync(wallet.CustomerId, wallet.StoreId))
                    changed++;
            }

            if (page.Count < PageSize)
                return changed;
            last = page[^1].Id;
        }
    }

    async Task<bool> ReviewAsync(int customerId, int storeId)
    {
        var set = await rules.GetAsync(storeId);
        var row = await RowAsync(customerId, storeId);
        var tier = HeldOf(row, set);
        var deserved = TierPolicy.TierFor(await SpendAsync(customerId, storeId, set), set.Tiers);
        var reviewed = TierPolicy.Review(tier, deserved, set.Tiers);
        if (reviewed?.Id == tier?.Id)
            return false;

        await KeepAsync(row, customerId, storeId, reviewed);
        return true;
    }

    async Task<Fraction> SpendAsync(int customerId, int storeId, EarnRuleSet set)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var records = await wallets.SpendAsync(new WalletKey(customerId, storeId, set.Currency.Code));
        return TierPolicy.QualifyingSpend(records, values.TierWindow, time.GetUtcNow().UtcDateTime, set.Zone);
    }

    // A tier that was deleted since counts as none: the holder is not below who never earned one.
    static TierRule? HeldOf(CustomerTier? row, EarnRuleSet set) =>
        (row is null ? null : set.FindTier(row.TierId)) ?? TierPolicy.TierFor(Fraction.Zero, set.Tiers);

    static CashbackTier? RowOf(TierRule? tier) => tier is null ? null : new()
    {
        Id = tier.Id,
        Name = tier.Name,
        SpendThreshold = tier.SpendMinor,
        Rate = tier.Rate,
        MinimumReceipt = tier.MinimumReceiptMinor,
    };

    async Task<CustomerTier?> RowAsync(int customerId, int storeId) =>
        await held.Table.FirstOrDefaultAsync(row => row.CustomerId == customerId && row.StoreId == storeId);

    async Task KeepAsync(CustomerTier? row, int customerId, int storeId, TierRule? tier)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (row is null)
        {
            try
            {
                await held.InsertAsync(new CustomerTier { CustomerId = customerId, StoreId = storeId, TierId = tier?.Id ?? 0, SinceUtc = now });
                return;
            }
            catch (DbException)
            {
                // Somebody else may have inserted the row meanwhile; anything else is not ours to answer for.
                row = await RowAsync(customerId, storeId);
                if (row is null)
                    throw;
            }
        }

        row.TierId = tier?.Id ?? 0;
        row.SinceUtc = now;
        await held.UpdateAsync(row);
    }
}
