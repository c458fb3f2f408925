namespace Nop.Plugin.Misc.Cashback.Sales;

/// <inheritdoc cref="ISalonSales"/>
sealed class SalonSales(
    ICashbackLedger ledger,
    IWalletStore store,
    SaleQueries queries,
    SaleChecks checks,
    SaleEarning earning,
    SaleReturns returns,
    IWalletDirectory wallets,
    IBranchService branches,
    Receipts receipts,
    IHoldQueries holds,
    ProvedSpending proved,
    TakingConfirmations confirmations,
    IAlteredRows altered,
    ITierService tiers,
    ISalonLetters letters,
    IDateTimeHelper dateTime,
    TimeProvider clock) : ISalonSales
{
    // What stands for a sale that is only tried: no number is drawn that high.
    const int NumberOfATrial = int.MaxValue;

    public async Task<SaleResult> RecordAsync(SaleRequest sale, bool isDryRun = false)
    {
        ArgumentNullException.ThrowIfNull(sale);
        var number = Receipts.Read(sale.Receipt);
        if (number.Length == 0 && !isDryRun)
            return SaleResult.Refused(SalonRefusal.ReceiptRequired);
        if (number.Length > Receipts.MostCharacters)
            return SaleResult.Refused(SalonRefusal.ReceiptTooLong);
        if (SaleChecks.OfAmounts(sale) is not SalonRefusal.None and var bad)
            return SaleResult.Refused(bad);
        if (await checks.ClientAsync(sale.CustomerId) is not { } customer)
            return SaleResult.Refused(SalonRefusal.Guest);

        // The receipt names the act, also where it is asked again after the wallet is empty or the branch closed.
        var key = await wallets.KeyAsync(customer.Id, sale.StoreId);
        var idempotencyKey = number.Length == 0 ? "sale:" : await receipts.IdempotencyKeyAsync(sale.BranchId, number, named => named.IdempotencyKeyForSale, sale.SoldOnUtc);
        if (number.Length > 0 && await queries.OfActAsync(HashChain.KeyOf(idempotencyKey)) is { } first)
            return AnswerOf(first, sale, key);
        if (await checks.LinesAsync(sale) is not { } lines)
            return SaleResult.Refused(SalonRefusal.BadLine);
        if (await checks.OfPlaceAsync(sale, customer) is not SalonRefusal.None and var closed)
            return SaleResult.Refused(closed);
        if (!isDryRun && !sale.IsOfFile && await checks.OfReceiptAsync(number, sale.ActorId) is not SalonRefusal.None and var unfit)
            return SaleResult.Refused(unfit);
        if (sale.Credit > 0 && await WasTakenAsync(key, sale, number))
            return SaleResult.Refused(SalonRefusal.ReceiptUsed);

        var (mayUse, limit) = await checks.OfCreditAsync(sale, key);
        // Sent twice at once, it may be the first that left too little for the second.
        if (limit != SalonRefusal.None)
            return number.Length > 0 && await queries.OfActAsync(HashChain.KeyOf(idempotencyKey)) is { } twin ? AnswerOf(twin, sale, key) : SaleResult.Refused(limit) with { MayUse = mayUse };
        var context = new PostingContext(sale.Channel, sale.ActorId, clock.GetUtcNow().UtcDateTime) { IdempotencyKey = idempotencyKey, Reason = number.Length == 0 ? null : number, Completes = sale.Operation };
        var wanted = new Wanted(sale, lines, key, customer, number, context);
        return (isDryRun ? await TryAsync(wanted) : await RecordAsync(wanted)) with { MayUse = mayUse };
    }

    public Task<long?> MostCreditAsync(int storeId) => checks.MostCreditAsync(storeId);

    public Task<SaleReturnResult> ReturnAsync(SaleReturnRequest wanted, bool isDryRun = false) => returns.ReturnAsync(wanted, isDryRun);

    public Task<UndoRefusal> UndoAsync(int number, string? reason, int actorId, bool ofOthers) => returns.UndoAsync(number, reason, actorId, ofOthers);

    public Task<UndoRefusal> WhyNotUndoAsync(RecordedSale sale, int actorId, bool ofOthers) => returns.WhyNotUndoAsync(sale, actorId, ofOthers);

    public Task<DateTime?> UndoEndsUtcAsync(RecordedSale sale) => returns.UndoEndsUtcAsync(sale);

    public Task<RecordedSale?> FindAsync(int number) => queries.FindAsync(number);

    public Task<RecordedSale?> FindByActAsync(string act) => queries.OfActAsync(StoredText.WithoutNull(act) ?? "");

    public Task<IReadOnlyList<RecordedSale>> OfWalletAsync(int walletId) => queries.OfWalletAsync(walletId);

    public Task<IReadOnlyDictionary<int, Sale>> OfWalletAsync(int walletId, IReadOnlyCollection<int> numbers) => queries.OfWalletAsync(walletId, numbers);

    public async Task<RecordedSale?> FindAsync(int branchId, string receipt, DateOnly? day = null)
    {
        if (Receipts.Read(receipt) is not { Length: > 0 } number)
            return null;

        // Noon: whatever the clock of the branch skips or repeats is not at noon.
        var namer = await receipts.NamerAsync(branchId);
        DateTime? at = day is { } known ? ShopTime.StartOfDay(known, namer.Zone).AddHours(12) : null;
        // Also where numbers start anew no longer: the sale of yesterday bears the name of its day.
        var hasPeriods = namer.Span != ReceiptSpan.Never || namer.Branch?.ReceiptSpanSetOnUtc is not null;
        return await queries.OfActAsync(HashChain.KeyOf(await receipts.IdempotencyKeyAsync(branchId, number, named => named.IdempotencyKeyForSale, at)))
            ?? (day is null && hasPeriods ? await queries.NewestAsync(branchId, number) : null);
    }

    async Task<SaleResult> RecordAsync(Wanted wanted)
    {
        int saleNumber;
        try
        {
            saleNumber = await store.DrawSaleNumberAsync(HashChain.KeyOf(wanted.Context.IdempotencyKey!), CancellationToken.None);
        }
        catch (LedgerBusyException)
        {
            return SaleResult.Refused(SalonRefusal.Busy);
        }

        var sale = wanted.Sale;
        var wish = new WishToSpend(wanted.Key, sale.StoreId, sale.Credit, sale.BranchId, sale.Proof, sale.ConfirmedBy);
        await confirmations.KeepAsync(wanted.Context.IdempotencyKey!, sale.ConfirmedBy);
        var (unproved, posted) = await proved.SpendAsync(wish, wanted.Context, at => PostAsync(wanted, saleNumber, at),
            isDone: async () => await queries.OfActAsync(HashChain.KeyOf(wanted.Context.IdempotencyKey!)) is not null);
        if (unproved != SalonRefusal.None)
            return SaleResult.Refused(unproved);
        if (!posted.IsDone)
            return SaleResult.Refused(SalonOutcome.Of(posted.Outcome));

        var recorded = await queries.FindAsync(saleNumber) ?? throw new InvalidOperationException($"Sale {saleNumber} was recorded, and has no row.");
        if (posted.Repeated)
            return AnswerOf(recorded, sale, wanted.Key);

        if (sale.ConfirmedBy == 0)
            await confirmations.ForgetAsync(wanted.Context.IdempotencyKey!);
        await tiers.RaiseAsync(wanted.Key.CustomerId, wanted.Key.StoreId, posted.Value!.Account);
        if (sale.Credit > 0)
            await TellAsync(wanted);
        return ResultOf(posted.Value!) with { Sale = recorded };
    }

    async Task<SaleResult> TryAsync(Wanted wanted)
    {
        var sale = wanted.Sale;
        var wish = new WishToSpend(wanted.Key, sale.StoreId, sale.Credit, sale.BranchId, sale.Proof) { Before = sale.CreditBefore };
        if (sale.Credit > 0 && string.IsNullOrWhiteSpace(sale.Proof) && await proved.NeedsProofAsync(wish, wanted.Context.NowUtc))
            return SaleResult.Refused(SalonRefusal.ProofRequired);
        // A clerk may ask a second person when it is recorded; a till and a file have none.
        if ((sale.ActorId < 0 || sale.IsOfFile) && await proved.BreachAsync(wish, wanted.Context) is not null)
            return SaleResult.Refused(SalonRefusal.NeedsSecondPerson);

        var posted = await altered.MeetAsync(() => PostAsync(wanted, NumberOfATrial, at: null, isDryRun: true), sale.BranchId);
        return posted.IsDone ? ResultOf(posted.Value!) : SaleResult.Refused(SalonOutcome.Of(posted.Outcome));
    }

    Task<LedgerResult<PostedSale>> PostAsync(Wanted wanted, int saleNumber, long? at, bool isDryRun = false)
    {
        var (sale, context) = (wanted.Sale, wanted.Context);
        foreach (var line in wanted.Lines)
            line.SaleNumber = saleNumber;
        var row = new Sale
        {
            Number = saleNumber,
            Act = HashChain.KeyOf(context.IdempotencyKey!),
            StoreId = sale.StoreId,
            BranchId = sale.BranchId,
            Receipt = wanted.Receipt,
            Gross = sale.Gross,
            Credit = sale.Credit,
            ClerkId = sale.ActorId,
            ChannelId = (int)sale.Channel,
            SoldOnUtc = context.NowUtc,
        };
        var zone = dateTime.DefaultStoreTimeZone;
        var post = new SalePost(row, wanted.Lines, (completed, delay, expiry) => OrderReading.DatesOf(completed, delay, expiry, zone)) { AtSequence = at };
        var posting = context with { Unless = sale.Credit > 0 && !isDryRun ? () => WasTakenAsync(wanted.Key, sale, wanted.Receipt) : null };
        return ledger.PostSaleAsync(wanted.Key, post, () => earning.ComputeAsync(sale, wanted.Lines, wanted.Key, sale.SoldOnUtc ?? context.NowUtc), posting, isDryRun);
    }

    // Whoever took the credit for this receipt before, without the sale, has it paid already.
    async Task<bool> WasTakenAsync(WalletKey key, SaleRequest sale, string number) =>
        number.Length > 0 && await wallets.FindAsync(key) is { } row
        && await holds.FindActAsync(await receipts.IdempotencyKeyAsync(sale.BranchId, number, named => named.IdempotencyKeyFor(row.Wallet.Id), sale.SoldOnUtc)) is not null;

    async Task TellAsync(Wanted wanted) => await letters.TakenAsync(wanted.Customer, wanted.Sale.StoreId, new(wanted.Sale.Credit, CurrencySpec.For(wanted.Key.CurrencyCode),
        (await branches.GetByIdAsync(wanted.Sale.BranchId))?.Name ?? "", wanted.Receipt, wanted.Context.NowUtc, CodeEnd: "", HashChain.KeyOf(wanted.Context.IdempotencyKey!)));

    static SaleResult ResultOf(PostedSale posted) => new(SalonRefusal.None)
    {
        Earned = posted.Account.Earned,
        ActivatesOnUtc = posted.ActivatesOnUtc,
        UsableAfter = posted.UsableAfter,
        PendingAfter = posted.PendingAfter,
    };

    static SaleResult AnswerOf(RecordedSale first, SaleRequest asked, WalletKey key)
    {
        var isSame = new WalletKey(first.Wallet.CustomerId, first.Wallet.StoreId, first.Wallet.CurrencyCode) == key && first.Sale.Credit == asked.Credit
            && first.Lines.Select(line => new SoldLine(line.ProductId, line.CategoryId, line.Amount, line.Quantity, line.Tax))
                .SequenceEqual(asked.Lines.Select(line => line.ProductId > 0 ? line with { CategoryId = 0 } : line));
        return new(isSame ? SalonRefusal.None : SalonRefusal.ReceiptUsed, first, Repeated: isSame) { Earned = first.Earned, ActivatesOnUtc = first.ActivatesOnUtc };
    }

    sealed record Wanted(SaleRequest Sale, IReadOnlyList<SaleLine> Lines, WalletKey Key, Customer Customer, string Receipt, PostingContext Context);
}
