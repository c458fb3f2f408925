namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>Says what will become of rows, without doing it, a page of rows at a time. Whoever takes them asks the ledger once more.</summary>
sealed class ReturnJudge(ReturnQueries queries, Receipts receipts, VoucherFinder finder, VoucherReferences references, ReceiptCodes receiptCodes, IVoucherService service, SaleRowJudge sales, TimeProvider clock)
{
    const int PageSize = 500;

    // As many as of a code that is known.
    const int ShownSigns = 4;

    // Whose clock is further off takes it for another day.
    const int MinutesOff = 30;

    /// <summary>Judges the rows of a file in its order.</summary>
    /// <param name="branchId">The branch, which is active.</param>
    /// <param name="taken">The rows as they stand in the file.</param>
    /// <param name="broughtOnUtc">When the file is brought.</param>
    /// <param name="actorId">Who brings the file.</param>
    /// <returns>A row to be kept for each; null: who brings it has looked up too many clients whom the shop does not have.</returns>
    public async Task<IReadOnlyList<ReturnRow>?> JudgeAsync(int branchId, IReadOnlyList<ReturnedTaking> taken, DateTime broughtOnUtc, int actorId)
    {
        var file = new Judged(branchId, broughtOnUtc, await receipts.NamerAsync(branchId));
        var rows = new List<ReturnRow>(taken.Count);
        foreach (var page in taken.Chunk(PageSize))
        {
            var candidates = page.Select(taking => finder.CandidatesInFile(taking.Voucher)).ToList();
            var vouchers = await queries.VouchersAsync([.. candidates.SelectMany(some => some).Distinct()]);
            var kept = page.Zip(candidates, (taking, some) => RowOf(taking, some.FirstOrDefault(vouchers.ContainsKey) ?? "")).ToList();
            await JudgeAsync(file, kept.FindAll(row => !row.IsSale), vouchers);
            rows.AddRange(kept);
        }

        if (!await sales.JudgeAsync(branchId, [.. rows.Zip(taken).Where(pair => pair.First.IsSale).Select(pair => (pair.First, pair.Second.Sale!))], actorId, broughtOnUtc, file.Namer))
            return null;
        NearCodes? near = null;
        foreach (var (row, taking) in rows.Zip(taken).Where(pair => pair.First.Outcome == ReturnOutcome.Unknown))
        {
            // Whoever agreed to it would take for the receipt of a day that nobody has said.
            if (file.Namer.IsTimeMissing(row.TakenOnUtc))
                continue;
            row.NearReference = (near ??= new(references, await queries.OpenReferencesAsync(branchId))).Find(taking.Voucher);
            if (row.NearReference.Length == 0 && row.TakenOnUtc is { } on)
                (row.NearReference, row.IsNearByAmount) = await OfSameAmountAsync(branchId, row, on) is { Length: > 0 } same ? (same, true) : ("", false);
        }

        return rows;
    }

    /// <summary>Judges rows again that were kept, as things are now; those whose voucher is not known stay as they are.</summary>
    /// <param name="branchId">The branch.</param>
    /// <param name="rows">The rows, in the order of their file.</param>
    /// <param name="broughtOnUtc">When the file was brought.</param>
    /// <returns>References of the rows' vouchers of which nothing stays on them once a part was taken.</returns>
    public async Task<IReadOnlySet<string>> JudgeAgainAsync(int branchId, IReadOnlyList<ReturnRow> rows, DateTime broughtOnUtc)
    {
        var known = rows.Where(row => row.Reference.Length > 0).ToList();
        var vouchers = await queries.VouchersAsync([.. known.Select(row => row.Reference).Distinct(StringComparer.Ordinal)]);
        var file = new Judged(branchId, broughtOnUtc, await receipts.NamerAsync(branchId));
        await JudgeAsync(file, known, vouchers);
        var givesRestBack = new HashSet<string>(StringComparer.Ordinal);
        foreach (var voucher in vouchers.Values)
            if (await GivesRestBackAsync(file, voucher))
                givesRestBack.Add(voucher.Hold.Reference);
        return givesRestBack;
    }

    /// <summary>Says why a sale cannot be recorded, as far as its rows tell; null: the sales and the ledger say the rest.</summary>
    /// <param name="sale">Its rows.</param>
    /// <param name="broughtOnUtc">When the file was brought.</param>
    /// <param name="namer">Names the branch's receipts.</param>
    public Task<ReturnOutcome?> WhyNotAsync(IReadOnlyList<ReturnRow> sale, DateTime broughtOnUtc, ReceiptNamer namer) => sales.WhyNotAsync(sale, broughtOnUtc, namer);

    async Task JudgeAsync(Judged file, List<ReturnRow> rows, IReadOnlyDictionary<string, VoucherOfWallet> vouchers)
    {
        var acts = rows.ConvertAll(row => vouchers.TryGetValue(row.Reference, out var voucher) ? file.Namer.Of(row.Receipt, row.TakenOnUtc.AsUtc() ?? file.BroughtOnUtc).IdempotencyKeyFor(voucher.Hold) : "");
        var done = await TakenAsync([.. acts.Where(act => act.Length > 0).Distinct()]);
        if (file.Namer.Branch?.ReceiptSpanSetOnUtc is not null)
            await LookUnderFormerNamesAsync(file, rows, acts, vouchers, done);
        var codes = await receiptCodes.AmongAsync(rows.Select(row => row.Receipt));
        await LookAtAccountsAsync(file, vouchers);
        for (var i = 0; i < rows.Count; i++)
            rows[i].Outcome = vouchers.TryGetValue(rows[i].Reference, out var voucher) ? await OutcomeOfAsync(file, rows[i], voucher, acts[i], done, codes) : ReturnOutcome.Unknown;
    }

    // What was given back at the counter may have been taken there again for the same receipt: the last turn counts.
    async Task<Dictionary<string, TakenBefore>> TakenAsync(IReadOnlyList<string> acts)
    {
        var taken = new Dictionary<string, TakenBefore>(StringComparer.Ordinal);
        var open = acts.ToDictionary(act => act, StringComparer.Ordinal);
        for (var turn = 2; open.Count > 0; turn++)
        {
            var found = await queries.CapturesAsync([.. open.Keys], Receipts.UndoKeyOf);
            foreach (var (key, before) in found)
                taken[open[key]] = before with { IsAgain = turn > 2 };
            open = found.Where(one => one.Value.IsUndone).Select(one => open[one.Key]).ToDictionary(first => Receipts.KeyOf(first, turn), StringComparer.Ordinal);
        }

        return taken;
    }

    // Where the branch has counted its receipts otherwise before, what was taken then, in what is one period now, was taken for this receipt, as whoever takes it says (Receipts.IdempotencyKeyAsync).
    async Task LookUnderFormerNamesAsync(Judged file, List<ReturnRow> rows, List<string> acts, IReadOnlyDictionary<string, VoucherOfWallet> vouchers, Dictionary<string, TakenBefore> done)
    {
        var (namer, formerOf) = (file.Namer, new Dictionary<string, (string Act, string Period)>(StringComparer.Ordinal));
        foreach (var (row, act) in rows.Zip(acts).Where(pair => pair.Second.Length > 0 && !done.ContainsKey(pair.Second)))
        {
            var day = namer.DayOf(row.TakenOnUtc.AsUtc() ?? file.BroughtOnUtc);
            foreach (var span in Enum.GetValues<ReceiptSpan>().Where(other => other != namer.Span))
                formerOf.TryAdd(Receipt.Of(file.BranchId, row.Receipt, span, day).IdempotencyKeyFor(vouchers[row.Reference].Hold), (act, Receipt.PeriodOf(namer.Span, day)));
        }

        foreach (var (key, before) in await TakenAsync([.. formerOf.Keys]))
        {
            if (before.OnUtc is { } on && Receipt.PeriodOf(namer.Span, namer.DayOf(on.AsUtc())) == formerOf[key].Period)
                done.TryAdd(formerOf[key].Act, before);
        }
    }

    async Task<ReturnOutcome> OutcomeOfAsync(Judged file, ReturnRow row, VoucherOfWallet voucher, string act, Dictionary<string, TakenBefore> done, IReadOnlySet<string> codes)
    {
        var hold = voucher.Hold;
        if (file.Namer.IsTimeMissing(row.TakenOnUtc))
            return ReturnOutcome.TimeMissing;
        if (done.TryGetValue(act, out var before) || file.Acts.TryGetValue(act, out before))
            return before.IsUndone || IsOfAnotherDay(file, before, row) ? ReturnOutcome.Undone : before.Amount == row.Amount ? ReturnOutcome.Already : ReturnOutcome.ReceiptUsed;
        if (row.CurrencyCode != voucher.CurrencyCode)
            return ReturnOutcome.OtherCurrency;
        if (codes.Contains(row.Receipt))
            return ReturnOutcome.ReceiptIsCode;
        if (!file.OpenAccounts[hold.WalletId])
            return ReturnOutcome.AccountClosed;
        if (hold.BranchId != 0 && hold.BranchId != file.BranchId)
            return ReturnOutcome.WrongBranch;
        if (hold.State != HoldState.Open)
            return ReturnOutcomes.OfVoucher(hold);

        var now = clock.GetUtcNow().UtcDateTime;
        if (row.TakenOnUtc is { } taken && (taken.AddMinutes(MinutesOff) < hold.CreatedOnUtc.AsStored() || taken.AddMinutes(-MinutesOff) > now.AsStored()))
            return ReturnOutcome.WrongTime;
        if (hold.ExpiresOnUtc is { } end && end.AsStored() <= (row.TakenOnUtc ?? now.AsStored()))
            return ReturnOutcome.Lapsed;

        if (voucher.State != WalletState.Open)
            return voucher.State == WalletState.Frozen ? ReturnOutcome.Frozen : ReturnOutcome.WalletClosed;

        var left = file.Left.GetValueOrDefault(hold.Reference, hold.Left);
        // What a row before it closes is open in the ledger yet.
        if (left == 0)
            return ReturnOutcome.UsedUp;
        if (row.Amount > left)
            return ReturnOutcome.TooMuch;
        var rest = left > row.Amount && await GivesRestBackAsync(file, voucher) ? 0 : left - row.Amount;
        (file.Left[hold.Reference], file.Acts[act]) = (rest, new(row.Amount, IsUndone: false));
        return ReturnOutcome.Ready;
    }

    // What the branch took was given back, and the counter took for another purchase under the same number on another day.
    static bool IsOfAnotherDay(Judged file, TakenBefore before, ReturnRow row) =>
        before is { IsAgain: true, OnUtc: { } on } && row.TakenOnUtc is { } taken && file.Namer.DayOf(on.AsUtc()) != file.Namer.DayOf(taken.AsUtc());

    async Task LookAtAccountsAsync(Judged file, IReadOnlyDictionary<string, VoucherOfWallet> vouchers)
    {
        var walletIds = vouchers.Values.Select(voucher => voucher.Hold.WalletId).Where(id => !file.OpenAccounts.ContainsKey(id)).Distinct().ToList();
        var owners = await queries.OwnersOfAsync(walletIds);
        foreach (var walletId in walletIds)
            file.OpenAccounts[walletId] = ClientAccount.IsOpen(owners.GetValueOrDefault(walletId));
    }

    // Who makes a voucher on the way to the salon shows it there: the only one of that amount is probably what was meant.
    async Task<string> OfSameAmountAsync(int branchId, ReturnRow row, DateTime takenOn) =>
        await queries.OfAmountAsync(branchId, row.Amount, row.CurrencyCode, takenOn.AddDays(-1), takenOn.AddMinutes(MinutesOff)) is [var only] ? only : "";

    async Task<bool> GivesRestBackAsync(Judged file, VoucherOfWallet voucher)
    {
        if (!file.GivesRestBack.TryGetValue(voucher.StoreId, out var gives))
            file.GivesRestBack[voucher.StoreId] = gives = await service.GivesRestBackAsync(voucher.StoreId);
        return gives;
    }

    // Of an address the end alone tells nobody from another.
    static string ShownOf(string written) => written.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && written.Length - at < ReturnRow.MostWritten - ShownSigns
        ? string.Concat(written.EnumerateRunes().Take(1)) + "***" + written[at..]
        : string.Concat(written.EnumerateRunes().TakeLast(ShownSigns));

    static ReturnRow RowOf(ReturnedTaking taking, string reference) => new()
    {
        Number = taking.Number,
        Reference = reference,
        Written = ShownOf(taking.Sale?.Client ?? taking.Voucher),
        IsSale = taking.Sale is not null,
        Credit = taking.Sale?.Credit ?? 0,
        Quantity = taking.Sale?.Quantity ?? 0,
        Amount = taking.Amount.Minor,
        CurrencyCode = taking.Amount.Currency.Code,
        Receipt = taking.Receipt,
        TakenOnUtc = taking.TakenOnUtc?.AsStored(),
        Clerk = taking.Clerk,
    };

    // What the rows so far leave of each voucher, the acts that they are, in which stores rests go back, and whose accounts were looked at.
    sealed record Judged(int BranchId, DateTime BroughtOnUtc, ReceiptNamer Namer)
    {
        public Dictionary<string, long> Left { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, TakenBefore> Acts { get; } = new(StringComparer.Ordinal);

        public Dictionary<int, bool> GivesRestBack { get; } = [];

        public Dictionary<int, bool> OpenAccounts { get; } = [];
    }
}
