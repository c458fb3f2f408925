namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Credit that a till sets aside while the client pays the rest: held first, then taken for the receipt, or let go.</summary>
public interface ITillHolds
{
    /// <summary>Minutes that a hold lasts where the till does not say.</summary>
    const int UsualMinutes = 15;

    /// <summary>Minutes that it lasts at most.</summary>
    const int MostMinutes = 12 * 60;

    /// <summary>Sets credit aside, under the same conditions as <see cref="ICounterService.TakeAsync"/> takes it: only the receipt is still to come.</summary>
    /// <param name="customerId">Of whom.</param>
    /// <param name="storeId">Seen from which store.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="minutes">How long, 1 … <see cref="MostMinutes"/>.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="actorId">Who.</param>
    /// <param name="proof">The client's code, where one is asked for; null: none.</param>
    /// <param name="operation">What a till asked for, to be answered with the act.</param>
    Task<SalonResult> HoldAsync(int customerId, int storeId, long amount, int minutes, int branchId, int actorId, string? proof, OperationAct operation);

    /// <summary>A hold by its id (<see cref="IdOf"/>), whatever its state; null: none, or of another branch.</summary>
    Task<Hold?> FindAsync(string? id, int branchId);

    /// <summary>Takes a hold, or a part of it, for a receipt; what is left goes back in the same act. The same receipt again changes nothing, as at the counter.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="amount">Minor units; null: all of it.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="receipt">The till's receipt number.</param>
    /// <param name="actorId">Who.</param>
    /// <param name="operation">What a till asked for, to be answered with the act.</param>
    Task<SalonResult> CaptureAsync(Hold hold, long? amount, int branchId, string receipt, int actorId, OperationAct operation);

    /// <summary>Gives a hold back.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="actorId">Who.</param>
    /// <param name="operation">What a till asked for, to be answered with the act.</param>
    Task<SalonResult> ReleaseAsync(Hold hold, int actorId, OperationAct operation);

    /// <summary>Gives holds back that are past their time. Returns how many.</summary>
    Task<int> LapseAsync(CancellationToken cancellationToken);

    /// <summary>Names a hold to its till.</summary>
    string IdOf(Hold hold);
}

/// <inheritdoc cref="ITillHolds"/>
sealed class TillHolds(
    ICashbackLedger ledger,
    IHoldQueries holds,
    IWalletDirectory wallets,
    IBranchService branches,
    Receipts receipts,
    ProvedSpending proved,
    IAlteredRows altered,
    ISalonLetters letters,
    ICustomerService customers,
    ISettingService settings,
    ICodeSource codes,
    TimeProvider clock) : ITillHolds
{
    const int PageSize = 100;
    const int IdLength = 32;
    const string Symbols = "0123456789abcdef";
    const string Prefix = "t:";

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public async Task<SalonResult> HoldAsync(int customerId, int storeId, long amount, int minutes, int branchId, int actorId, string? proof, OperationAct operation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minutes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, ITillHolds.MostMinutes);
        if (amount <= 0)
            return SalonOutcome.Refused(SalonRefusal.BadAmount);
        if (await customers.GetCustomerByIdAsync(customerId) is not { } customer || !await customers.IsRegisteredAsync(customer))
            return SalonOutcome.Refused(SalonRefusal.Guest);

        var key = await wallets.KeyAsync(customerId, storeId);
        if (await wallets.FindAsync(key) is null)
            return SalonOutcome.Refused(SalonRefusal.Insufficient);
        if (!ClientAccount.IsOpen(customer))
            return SalonOutcome.Refused(SalonRefusal.AccountClosed);
        if (!(await settings.LoadSettingAsync<CashbackSettings>(storeId)).Enabled)
            return SalonOutcome.Refused(SalonRefusal.Disabled);
        if (await wallets.IsFormerAsync(key.CurrencyCode))
            return SalonOutcome.Refused(SalonRefusal.CurrencyChanged);
        if (await branches.GetByIdAsync(branchId) is not { Active: true })
            return SalonOutcome.Refused(SalonRefusal.WrongBranch);

        var context = new PostingContext(SalonChannel.Of(actorId), actorId, NowUtc) { Completes = operation };
        var reference = Prefix + codes.Next(Symbols, IdLength);
        var request = new HoldRequest(HoldPurpose.Till, reference, amount, context) { BranchId = branchId, ExpiresOnUtc = context.NowUtc.AddMinutes(minutes) };
        var (unproved, held) = await proved.SpendAsync(new(key, storeId, amount, branchId, proof), context, at => ledger.HoldAsync(key, request with { AtSequence = at }), isDone: () => Task.FromResult(false));
        return unproved != SalonRefusal.None ? SalonOutcome.Refused(unproved) : new(SalonOutcome.Of(held.Outcome), held.Value, held.IsDone ? amount : 0);
    }

    public async Task<Hold?> FindAsync(string? id, int branchId) =>
        id is { Length: IdLength } && await holds.FindAsync(Prefix + StoredText.WithoutNull(id)) is { Purpose: HoldPurpose.Till } hold && hold.BranchId == branchId ? hold : null;

    public async Task<SalonResult> CaptureAsync(Hold hold, long? amount, int branchId, string receipt, int actorId, OperationAct operation)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var number = Receipts.Read(receipt);
        if (number.Length == 0)
            return SalonOutcome.Refused(SalonRefusal.ReceiptRequired, hold);
        if (amount <= 0)
            return SalonOutcome.Refused(SalonRefusal.BadAmount, hold);

        // The act key of what the counter takes from the wallet for the receipt: whoever comes with it second, here or there, is told so.
        var idempotencyKey = await receipts.IdempotencyKeyAsync(branchId, number, named => named.IdempotencyKeyFor(hold.WalletId));
        var context = new PostingContext(SalonChannel.Of(actorId), actorId, NowUtc)
        {
            IdempotencyKey = idempotencyKey,
            Reason = number,
            Completes = operation,
            Unless = async () => await receipts.SpentWithSaleAsync(branchId, number) is { } other && other.WalletId == hold.WalletId,
        };
        var request = new CaptureRequest(hold.Reference, amount, branchId, context) { GivesRestBack = true };
        if (await ledger.FindRepeatAsync(request) is { } first)
            return ResultOf(first, hold, idempotencyKey);
        if (await wallets.GetAsync(hold.WalletId) is not { } row || !ClientAccount.IsOpen(row.Customer))
            return SalonOutcome.Refused(SalonRefusal.AccountClosed, hold);
        if (await wallets.IsFormerAsync(row.Wallet.CurrencyCode))
            return SalonOutcome.Refused(SalonRefusal.CurrencyChanged, hold);
        if (await branches.GetByIdAsync(branchId) is not { Active: true } branch)
            return SalonOutcome.Refused(SalonRefusal.WrongBranch, hold);
        if (await receipts.WhyNotAsync(number, actorId) is not SalonRefusal.None and var unfit)
            return SalonOutcome.Refused(unfit, hold);
        if (await receipts.SpentWithSaleAsync(branchId, number) is { } withSale && withSale.WalletId == hold.WalletId)
            return SalonOutcome.Refused(SalonRefusal.ReceiptUsed, hold);

        var captured = await altered.MeetAsync(() => ledger.CaptureAsync(request), branchId);
        if (captured is { IsDone: true, Repeated: false } && !operation.IsDryRun)
            await letters.TakenAsync(row.Customer, row.Wallet.StoreId, new(captured.Value, CurrencySpec.For(row.Wallet.CurrencyCode), branch.Name, number, context.NowUtc, CodeEnd: "", HashChain.KeyOf(idempotencyKey)));
        return ResultOf(captured, captured.IsDone ? await holds.FindAsync(hold.Reference) : hold, idempotencyKey);
    }

    public async Task<SalonResult> ReleaseAsync(Hold hold, int actorId, OperationAct operation)
    {
        ArgumentNullException.ThrowIfNull(hold);
        var context = new PostingContext(SalonChannel.Of(actorId), actorId, NowUtc) { Completes = operation };
        var released = await altered.MeetAsync(() => ledger.ReleaseAsync(hold.Reference, HoldState.Released, context), hold.BranchId);
        return new(SalonOutcome.Of(released.Outcome), hold, released.Value);
    }

    public async Task<int> LapseAsync(CancellationToken cancellationToken)
    {
        var (now, lapsed) = (NowUtc, 0);
        var failures = new PastFailures("Holds of tills that could not be lapsed");
        for (var after = 0; await holds.OpenAsync(HoldPurpose.Till, madeBeforeUtc: null, now, after, PageSize, cancellationToken) is { Count: > 0 } page; after = page[^1].Id)
        {
            foreach (var hold in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                lapsed += await failures.TryAsync($"Hold {hold.Number} of wallet {hold.WalletId}",
                    async () => (await ledger.ReleaseAsync(hold.Reference, HoldState.Lapsed, new PostingContext(Channel.System, 0, now), cancellationToken)).IsDone) ? 1 : 0;
            }
        }

        failures.Throw();
        return lapsed;
    }

    public string IdOf(Hold hold)
    {
        ArgumentNullException.ThrowIfNull(hold);
        return hold.Reference[Prefix.Length..];
    }

    static SalonResult ResultOf(LedgerResult<long> captured, Hold? hold, string idempotencyKey) =>
        new(SalonOutcome.Of(captured.Outcome), hold, captured.Value, captured.Repeated) { Act = captured.Value == 0 ? "" : HashChain.KeyOf(idempotencyKey) };
}

/// <summary>Where an act in the salon is caused.</summary>
static class SalonChannel
{
    /// <summary>By a till, which stands in the books below zero, or by a clerk.</summary>
    public static Channel Of(int actorId) => actorId < 0 ? Channel.Api : Channel.Salon;
}
