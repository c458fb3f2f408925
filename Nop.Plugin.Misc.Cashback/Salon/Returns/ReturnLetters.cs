namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Tells clients by letter what a branch's file took from their vouchers: one letter a client, however many rows it has.</summary>
/// <remarks>What is still to be told stands in the outbox, act by act: a server that dies before it leaves the rest to <see cref="LateLetters"/>.</remarks>
sealed class ReturnLetters(
    IRepository<ReturnRow> rows, ReturnQueries queries, Receipts receipts, LetterOutbox dues, IWalletDirectory wallets, IBranchService branches, VoucherReferences references, ISalonLetters letters)
{
    const int PageSize = 500;

    // As many numbers of receipts as a letter can bear.
    const int MostShown = 10;

    /// <summary>Writes the letters that are due for a batch.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> WriteAsync(ReturnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var (failures, count) = (new PastFailures("Letters about a return file that could not be written"), 0);
        foreach (var (walletId, told) in await DueAsync(batch))
            count += await failures.TryAsync($"Wallet {walletId}", () => WriteAsync(batch, walletId, told)) ? 1 : 0;
        failures.Throw();
        return count;
    }

    async Task<Dictionary<int, List<Told>>> DueAsync(ReturnBatch batch)
    {
        const int taken = (int)ReturnOutcome.Taken;
        var (found, namer) = (new Dictionary<int, List<Told>>(), await receipts.NamerAsync(batch.BranchId));
        await foreach (var page in Pages.ReadAsync(PageSize, last => rows.Table.Where(row => row.BatchId == batch.Id && row.OutcomeId == taken && row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            var vouchers = await queries.VouchersAsync([.. page.Select(row => row.Reference).Distinct()]);
            var acts = page.Where(row => vouchers.ContainsKey(row.Reference))
                .Select(row => new Told(row, vouchers[row.Reference],
                    HashChain.KeyOf(namer.Of(row.Receipt, row.TakenOnUtc.AsUtc() ?? batch.BroughtOnUtc.AsUtc()).IdempotencyKeyForVoucher(row.Reference)))).ToList();
            var due = await dues.AmongAsync(acts.ConvertAll(told => told.Act));
            foreach (var told in acts.Where(told => due.Contains(told.Act)))
            {
                if (!found.TryGetValue(told.Voucher.Hold.WalletId, out var ofWallet))
                    found[told.Voucher.Hold.WalletId] = ofWallet = [];
                ofWallet.Add(told);
            }
        }

        return found;
    }

    async Task<bool> WriteAsync(ReturnBatch batch, int walletId, List<Told> told)
    {
        var row = await wallets.GetAsync(walletId);
        if (row?.Customer is { Deleted: false } customer)
            await letters.TakenAsync(customer, row.Wallet.StoreId, await TakingAsync(batch, told));
        // The letter strikes out one act; these are the others, and all where there was nobody to write to.
        await dues.DoneAsync(told.ConvertAll(one => one.Act));
        return true;
    }

    async Task<SalonTaking> TakingAsync(ReturnBatch batch, List<Told> told)
    {
        var shown = told.Take(MostShown).ToList();
        var rest = told.Count > MostShown ? ", …" : "";
        return new(
            told.Sum(one => one.Row.Amount), CurrencySpec.For(told[0].Row.CurrencyCode), (await branches.GetByIdAsync(batch.BranchId))?.Name ?? "",
            string.Join(", ", shown.Select(one => one.Row.Receipt)) + rest,
            told.Max(one => one.Row.TakenOnUtc)?.AsUtc() ?? (batch.ConfirmedOnUtc ?? batch.BroughtOnUtc).AsUtc(),
            string.Join(", ", shown.Select(one => references.EndOf(one.Row.Reference)).Distinct(StringComparer.Ordinal)),
            told[0].Act)
        {
            ConfirmedOnUtc = batch.ConfirmedOnUtc.AsUtc(),
            RestBack = told.DistinctBy(one => one.Row.Reference, StringComparer.Ordinal).Sum(one => SalonTaking.RestBackOf(one.Voucher.Hold)),
        };
    }

    sealed record Told(ReturnRow Row, VoucherOfWallet Voucher, string Act);
}
