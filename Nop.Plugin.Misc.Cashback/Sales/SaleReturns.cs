namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>Takes sales back: goods that were returned, and sales that were recorded by mistake.</summary>
sealed class SaleReturns(
    ICashbackLedger ledger,
    SaleQueries queries,
    IWalletDirectory wallets,
    IBranchService branches,
    BranchStaff staff,
    ICustomerService customers,
    ISettingService settings,
    ITierService tiers,
    IAlteredRows altered,
    ISalonLetters letters,
    IDateTimeHelper dateTime,
    TimeProvider clock)
{
    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public async Task<SaleReturnResult> ReturnAsync(SaleReturnRequest wanted, bool isDryRun)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var (reason, reference) = (wanted.Reason?.Trim() ?? "", Receipts.Read(wanted.Reference));
        if (reason.Length is 0 or > IRedemptions.MostReason)
            return new(SalonRefusal.ReasonRequired);
        if (wanted.Amount is <= 0 or > Money.Most)
            return new(SalonRefusal.BadAmount);
        if (reference.Length is 0 or > Receipts.MostCharacters)
            return new(reference.Length == 0 ? SalonRefusal.ReceiptRequired : SalonRefusal.ReceiptTooLong);
        if (await queries.FindAsync(wanted.SaleNumber) is not { } sale)
            return new(SalonRefusal.UnknownSale);

        var context = new PostingContext(wanted.Channel, wanted.ActorId, NowUtc)
        {
            Reason = reason,
            Completes = wanted.Operation,
            IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"sale-return:{wanted.SaleNumber}:{reference.ToUpperInvariant()}"),
        };
        if (await FirstAsync(context, wanted) is { } first)
            return first with { Left = sale.Left };
        if (wanted.ActorId == sale.Wallet.CustomerId)
            return new(SalonRefusal.OwnWallet);
        if (await branches.GetByIdAsync(wanted.BranchId) is not { Active: true } || !await staff.MayAsync(wanted.ActorId, wanted.BranchId))
            return new(SalonRefusal.WrongBranch);

        var post = await PostOfAsync(sale, wanted.Amount, isUndo: false, wanted.BranchId);
        var posted = await altered.MeetAsync(() => ledger.ReturnSaleAsync(sale.Sale.WalletId, post, context, isDryRun), wanted.BranchId);
        if (posted.Repeated)
            return await FirstAsync(context, wanted) ?? throw new InvalidOperationException($"A return of sale {wanted.SaleNumber} was recorded, and has no row.");
        if (!posted.IsDone)
            return new(RefusalOf(posted.Outcome)) { Left = sale.Left };
        if (!isDryRun)
            await FollowAsync(sale, posted.Value!.Row);
        return new(SalonRefusal.None, posted.Value!.Row)
        {
            Left = posted.Value.Account.Total - posted.Value.Account.Refunded,
            UsableAfter = posted.Value.UsableAfter,
            PendingAfter = posted.Value.PendingAfter,
        };
    }

    public async Task<UndoRefusal> UndoAsync(int number, string? reason, int actorId, bool ofOthers)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return UndoRefusal.ReasonRequired;
        if (reason.Trim().Length > IRedemptions.MostReason)
            return UndoRefusal.ReasonTooLong;
        if (await queries.FindAsync(number) is not { } sale)
            return UndoRefusal.Unknown;
        if (await WhyNotUndoAsync(sale, actorId, ofOthers) is not UndoRefusal.None and var refusal)
            return refusal;

        // By this key a receipt is seen to be free again (Receipts.IdempotencyKeyAsync).
        var context = new PostingContext(Channel.Salon, actorId, NowUtc) { Reason = reason.Trim(), IdempotencyKey = Receipts.UndoKeyOf(sale.Sale.Act) };
        var post = await PostOfAsync(sale, amount: null, isUndo: true, sale.Sale.BranchId);
        var posted = await altered.MeetAsync(() => ledger.ReturnSaleAsync(sale.Sale.WalletId, post, context), sale.Sale.BranchId);
        if (posted is { IsDone: true, Repeated: false })
            await FollowAsync(sale, posted.Value!.Row);
        return posted switch
        {
            { IsDone: true, Repeated: false } => UndoRefusal.None,
            { Outcome: LedgerOutcome.Busy } => UndoRefusal.Busy,
            { Outcome: LedgerOutcome.Altered } => UndoRefusal.Altered,
            _ => UndoRefusal.Undone,
        };
    }

    public async Task<UndoRefusal> WhyNotUndoAsync(RecordedSale sale, int actorId, bool ofOthers)
    {
        ArgumentNullException.ThrowIfNull(sale);
        return sale.Returns.Count > 0 ? UndoRefusal.Undone
            : sale.Sale.ClerkId != actorId && !ofOthers || !await staff.MayAsync(actorId, sale.Sale.BranchId) ? UndoRefusal.NotYours
            : sale.Wallet.CustomerId == actorId ? UndoRefusal.OwnWallet
            : await UndoEndsUtcAsync(sale) is { } end && NowUtc < end ? UndoRefusal.None
            : UndoRefusal.TooLate;
    }

    public async Task<DateTime?> UndoEndsUtcAsync(RecordedSale sale)
    {
        ArgumentNullException.ThrowIfNull(sale);
        var minutes = (await settings.LoadSettingAsync<CashbackSettings>(sale.Sale.StoreId)).CounterUndoMinutes;
        return minutes > 0 ? sale.Sale.SoldOnUtc.AddMinutes(minutes) : null;
    }

    // What an account that is gone for good left behind was booked out: it owes nothing.
    async Task<SaleReturnPost> PostOfAsync(RecordedSale sale, long? amount, bool isUndo, int branchId)
    {
        var owner = await customers.GetCustomerByIdAsync(sale.Wallet.CustomerId);
        var shortfall = owner is null || owner.IsDeletedForGood() ? ShortfallPolicy.Clamp : (await settings.LoadSettingAsync<CashbackSettings>(sale.Sale.StoreId)).Shortfall;
        return new(sale.Sale.Number, amount, isUndo, branchId, shortfall, ExpiryPolicy.EndOfDayAfter(NowUtc, ExpiryPolicy.GraceDays, dateTime.DefaultStoreTimeZone));
    }

    async Task<SaleReturnResult?> FirstAsync(PostingContext context, SaleReturnRequest asked)
    {
        if (await queries.ReturnAsync(HashChain.KeyOf(context.IdempotencyKey!)) is not { } first)
            return null;

        // All that is left, wanted again: the same as the return that left nothing, and not as one of a part.
        var isSame = first.BranchId == asked.BranchId && (asked.Amount is { } amount ? first.Amount == amount : LeftNothing(await queries.FindAsync(asked.SaleNumber), first));
        return new(isSame ? SalonRefusal.None : SalonRefusal.ReceiptUsed, first, Repeated: isSame);
    }

    static bool LeftNothing(RecordedSale? sale, SaleReturn row) => sale?.Left == 0 && sale.Returns.All(other => other.Id <= row.Id);

    async Task FollowAsync(RecordedSale sale, SaleReturn row)
    {
        await tiers.ReturnAsync(sale.Wallet.CustomerId, sale.Wallet.StoreId);
        if (row.CreditBack > 0 && await wallets.GetAsync(sale.Wallet.Id) is { Customer: { } customer })
            await letters.GivenBackAsync(customer, sale.Sale.StoreId, SalonTaking.Of(row, sale, (await branches.GetByIdAsync(row.BranchId))?.Name ?? ""));
    }

    static SalonRefusal RefusalOf(LedgerOutcome outcome) => outcome == LedgerOutcome.HoldClosed ? SalonRefusal.NothingLeft : SalonOutcome.Of(outcome);
}
