namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Reads and writes who holds which tier; what becomes of it is decided by <see cref="TierLife"/>.</summary>
sealed class CustomerTiers(
    IRepository<CustomerTier> held,
    IRepository<TierChange> changes,
    IRepository<TierWarning> warnings,
    IRuleSetProvider rules,
    IWalletQueries wallets,
    ISettingService settings,
    TimeProvider time)
{
    /// <summary>A customer's case.</summary>
    public async Task<TierCase> OpenAsync(int customerId, int storeId)
    {
        var set = await rules.GetAsync(storeId);
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var row = await RowAsync(customerId, storeId);
        var now = time.GetUtcNow().UtcDateTime;
        return new(customerId, storeId, set, values.TierTerms, row, now, () => wallets.SpendAsync(new WalletKey(customerId, storeId, set.Currency.Code)));
    }

    /// <summary>The newest changes of a customer's tier, newest first.</summary>
    public async Task<IList<TierChange>> ChangesAsync(int customerId, int storeId, int take) =>
        await changes.GetAllAsync(query => query
            .Where(change => change.CustomerId == customerId && change.StoreId == storeId)
            .OrderByDescending(change => change.Id)
            .Take(take));

    /// <summary>Writes a new state down, and what happened.</summary>
    /// <param name="current">The case as it was opened.</param>
    /// <param name="state">As it is to be.</param>
    /// <param name="change">What happened; the case's customer and the instant are filled in. Null: nothing to tell.</param>
    public async Task KeepAsync(TierCase current, TierState state, TierChange? change)
    {
        await KeepRowAsync(current, state);
        if (change is not null)
            await NoteAsync(current, change);
    }

    /// <summary>The number of a customer's next warning. Read before the case is opened whose state decides on it (<see cref="TryWarnAsync"/>).</summary>
    public async Task<int> NextWarningAsync(int customerId, int storeId) =>
        await warnings.Table.Where(row => row.CustomerId == customerId && row.StoreId == storeId)
            .OrderByDescending(row => row.Number).Select(row => row.Number).FirstOrDefaultAsync() + 1;

    /// <summary>Writes down that a customer is warned, as one of several nodes that may try at once.</summary>
    /// <remarks>
    /// The state is written first and the number taken after it. Who finds the number free has therefore read the state as it was before the
    /// warning, or writes it first; who comes later sees the state, or is refused the number.
    /// </remarks>
    /// <param name="current">The case as it was opened.</param>
    /// <param name="state">As it is to be.</param>
    /// <param name="change">What happened.</param>
    /// <param name="number">What <see cref="NextWarningAsync"/> said before the case was opened.</param>
    /// <returns>Whether the warning is this caller's: the letter is theirs to write.</returns>
    public async Task<bool> TryWarnAsync(TierCase current, TierState state, TierChange change, int number)
    {
        await KeepRowAsync(current, state);
        var warning = new TierWarning { CustomerId = current.CustomerId, StoreId = current.StoreId, Number = number, CreatedOnUtc = current.NowUtc };
        if (!await warnings.TryInsertAsync(warning, row => row.CustomerId == current.CustomerId && row.StoreId == current.StoreId && row.Number == number))
            return false;

        await NoteAsync(current, change);
        return true;
    }

    async Task NoteAsync(TierCase current, TierChange change)
    {
        (change.CustomerId, change.StoreId, change.CreatedOnUtc) = (current.CustomerId, current.StoreId, current.NowUtc);
        await changes.InsertAsync(change);
    }

    async Task KeepRowAsync(TierCase current, TierState state)
    {
        var row = current.Row;
        if (row is null)
        {
            var fresh = new CustomerTier { CustomerId = current.CustomerId, StoreId = current.StoreId };
            Fill(fresh, state);
            if (await held.TryInsertAsync(fresh, other => other.CustomerId == current.CustomerId && other.StoreId == current.StoreId, publishEvent: true))
                return;
            row = (await RowAsync(current.CustomerId, current.StoreId))!;
        }

        Fill(row, state);
        await held.UpdateAsync(row);
    }

    async Task<CustomerTier?> RowAsync(int customerId, int storeId) =>
        await held.Table.FirstOrDefaultAsync(row => row.CustomerId == customerId && row.StoreId == storeId);

    static void Fill(CustomerTier row, TierState state)
    {
        row.TierId = state.Held?.Id ?? 0;
        row.SinceUtc = state.SinceUtc;
        row.KeptOnUtc = state.KeptOnUtc;
        row.FallsOnUtc = state.FallsOnUtc;
        row.RaisedOnUtc = state.Promotion?.CompletedOnUtc;
        row.RaisedByOrderId = state.Promotion?.OrderId ?? 0;
        row.RaisedFromTierId = state.Promotion?.From?.Id ?? 0;
        row.RaisedFromSinceUtc = state.Promotion?.FromSinceUtc;
        row.RaisedFromKeptOnUtc = state.Promotion?.FromKeptOnUtc;
        row.RaisedFromFallsOnUtc = state.Promotion?.FromFallsOnUtc;
        row.PinnedTierId = state.Pin?.Tier.Id ?? 0;
        row.PinnedUntilUtc = state.Pin?.UntilUtc;
    }
}
