namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Says what will become of rows, without doing it: the same questions in the same order as when they are taken, a page of rows at a time.</summary>
sealed class ReturnJudge(ReturnQueries queries, VoucherFinder finder, NearCodes near, IWalletDirectory wallets, TimeProvider clock)
{
    const int PageSize = 500;

    /// <summary>Judges the rows of a file in its order.</summary>
    /// <param name="branchId">The branch, which is active.</param>
    /// <param name="taken">The rows as they stand in the file.</param>
    /// <returns>A row to be kept for each.</returns>
    public async Task<IReadOnlyList<ReturnRow>> JudgeAsync(int branchId, IReadOnlyList<ReturnedTaking> taken)
    {
        var file = new Judged(branchId);
        var rows = new List<ReturnRow>(taken.Count);
        foreach (var page in taken.Chunk(PageSize))
            rows.AddRange(await JudgePageAsync(file, page));

        IReadOnlyList<string>? open = null;
        foreach (var (row, taking) in rows.Zip(taken).Where(pair => pair.First.Outcome == ReturnOutcome.Unknown))
            row.NearReference = near.Find(taking.Voucher, open ??= await queries.OpenReferencesAsync(branchId));
        return rows;
    }

    async Task<IEnumerable<ReturnRow>> JudgePageAsync(Judged file, ReturnedTaking[] page)
    {
        var candidates = page.Select(taking => finder.CandidatesInFile(taking.Voucher)).ToList();
        var vouchers = await queries.VouchersAsync([.. candidates.SelectMany(references => references).Distinct()]);
        var found = page.Zip(candidates, (taking, references) => (Row: RowOf(taking), Voucher: references.Select(vouchers.GetValueOrDefault).FirstOrDefault(voucher => voucher is not null))).ToList();
        var acts = found.ConvertAll(one => one.Voucher is { Hold: var hold } ? new Receipt(file.BranchId, one.Row.Receipt).IdempotencyKeyFor(hold) : "");
        var done = await queries.CapturesAsync([.. acts.Where(act => act.Length > 0).Distinct()], Receipts.UndoKeyOf);
        for (var i = 0; i < page.Length; i++)
        {
            var (row, voucher) = found[i];
            row.Reference = voucher?.Hold.Reference ?? "";
            row.Outcome = voucher is null ? ReturnOutcome.Unknown : await OutcomeAsync(file, row, voucher, acts[i], done);
        }

        return found.Select(one => one.Row);
    }

    async Task<ReturnOutcome> OutcomeAsync(Judged file, ReturnRow row, VoucherOfWallet voucher, string act, IReadOnlyDictionary<string, long> done)
    {
        var hold = voucher.Hold;
        if (done.TryGetValue(act, out var before) || file.Acts.TryGetValue(act, out before))
            return before == row.Amount ? ReturnOutcome.Already : ReturnOutcome.ReceiptUsed;
        if (row.CurrencyCode != voucher.CurrencyCode)
            return ReturnOutcome.OtherCurrency;
        if (!await IsOfOpenAccountAsync(file, hold.WalletId))
            return ReturnOutcome.AccountClosed;
        if (hold.BranchId != 0 && hold.BranchId != file.BranchId)
            return ReturnOutcome.WrongBranch;
        if (hold.State != HoldState.Open)
            return ReturnOutcomes.OfState(hold.State);
        if (hold.ExpiresOnUtc is { } end && end <= (row.TakenOnUtc ?? clock.GetUtcNow().UtcDateTime))
            return ReturnOutcome.Lapsed;

        var left = file.Left.GetValueOrDefault(hold.Reference, hold.Left);
        if (row.Amount > left)
            return ReturnOutcome.TooMuch;
        (file.Left[hold.Reference], file.Acts[act]) = (left - row.Amount, row.Amount);
        return ReturnOutcome.Ready;
    }

    async Task<bool> IsOfOpenAccountAsync(Judged file, int walletId)
    {
        if (!file.OpenAccounts.TryGetValue(walletId, out var isOpen))
            file.OpenAccounts[walletId] = isOpen = ClientAccount.IsOpen((await wallets.GetAsync(walletId))?.Customer);
        return isOpen;
    }

    static ReturnRow RowOf(ReturnedTaking taking) => new()
    {
        Number = taking.Number,
        Amount = taking.Amount.Minor,
        CurrencyCode = taking.Amount.Currency.Code,
        Receipt = taking.Receipt,
        TakenOnUtc = taking.TakenOnUtc?.AsStored(),
        Clerk = taking.Clerk,
    };

    // What the rows so far leave of each voucher, the acts that they are, and whose accounts were looked at.
    sealed record Judged(int BranchId)
    {
        public Dictionary<string, long> Left { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, long> Acts { get; } = new(StringComparer.Ordinal);

        public Dictionary<int, bool> OpenAccounts { get; } = [];
    }
}
