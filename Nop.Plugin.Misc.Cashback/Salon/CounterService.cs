namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Result of a look-up: a client, or a voucher, or why neither.</summary>
/// <param name="Refusal">None; UnknownVoucher: nothing was found; SeveralClients, TooManyTries, AccountClosed, CardUnassigned, CardBlocked.</param>
/// <param name="Clients">At most one.</param>
/// <param name="Voucher">Whatever its state; null: none.</param>
public sealed record CounterFound(SalonRefusal Refusal, IList<Customer> Clients, Hold? Voucher = null);

/// <summary>The counter: find a client, take credit.</summary>
public interface ICounterService
{
    /// <summary>Finds a client by card number, e-mail or phone, or else a voucher by its code or signed token. Deleted and inactive clients are not found; of several with one phone number none is told. Who asks too often is refused for a while.</summary>
    /// <param name="query">As typed or scanned.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="actorId">The clerk.</param>
    Task<CounterFound> FindAsync(string query, int branchId, int actorId);

    /// <summary>
    /// Takes credit straight from a wallet: held and captured in one act. The same receipt at the same branch for the same client again changes nothing: it answers as the
    /// first time where the amount is the same, and with ReceiptUsed where it is another. What was undone leaves its receipt free.
    /// </summary>
    /// <param name="customerId">From whom.</param>
    /// <param name="storeId">Seen from which store.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="branchId">Where.</param>
    /// <param name="receipt">The till's receipt number.</param>
    /// <param name="actorId">The clerk.</param>
    /// <param name="proof">The client's code, where what was taken straight from the wallet within a day comes to <see cref="CashbackSettings.CounterProofFrom"/>; null: none.</param>
    /// <param name="operation">What a till asked for, to be answered with the act; null: no till asked.</param>
    /// <param name="confirmedBy">Customer id of a second person who has confirmed it (<see cref="ITakingConfirmations"/>), so that no limit holds; 0: nobody.</param>
    Task<SalonResult> TakeAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId, string? proof = null, OperationAct? operation = null, int confirmedBy = 0);

    /// <summary>The limit that taking an amount straight from a client's wallet would pass now; null: none.</summary>
    /// <param name="customerId">From whom.</param>
    /// <param name="storeId">Seen from which store.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="actorId">The clerk.</param>
    Task<LimitBreach?> BreachAsync(int customerId, int storeId, long amount, int actorId);

    /// <summary>The most that somebody may take straight from a client's wallet now without a second person, minor units, whatever is in it; null: there is no limit.</summary>
    /// <param name="customerId">From whom.</param>
    /// <param name="storeId">Seen from which store.</param>
    /// <param name="actorId">The clerk.</param>
    Task<long?> RoomAsync(int customerId, int storeId, int actorId);

    /// <summary>Why nothing can be taken for a receipt now, whether or not the client's code is asked for; None: it can, or was taken for it before. Takes nothing.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    Task<SalonResult> CheckAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId);

    /// <summary>The code that a client shows for a large amount, from which amount on it is asked for, and what was taken straight from the wallet within a day, which counts; minor units. Null: the shop asks for none, or there is no wallet.</summary>
    Task<(ClientProof Proof, long From, long Taken)?> ProofAsync(int customerId, int storeId);

    /// <summary>Sends the code to the client by letter; at most once in some minutes.</summary>
    /// <returns>None; Disabled: the shop asks for none; TooManyTries: one was just sent.</returns>
    Task<SalonRefusal> SendProofAsync(int customerId, int storeId, int branchId, int actorId);

    /// <summary>Deletes look-ups that are older than 90 days. Returns how many.</summary>
    Task<int> ForgetLookUpsAsync();
}

/// <inheritdoc cref="ICounterService"/>
sealed class CounterService(
    ICashbackLedger ledger,
    IWalletDirectory wallets,
    IBranchService branches,
    BranchStaff staff,
    IVoucherService vouchers,
    Receipts receipts,
    ClientSearch clients,
    ProvedSpending proved,
    TakingConfirmations confirmations,
    LookUps lookUps,
    ISalonLetters letters,
    ICustomerService customers,
    ISettingService settings,
    ShopText shopText,
    ILocker locker,
    TimeProvider clock) : ICounterService
{
    const int MinutesBetweenLetters = 2;

    // Longer than it takes to decide on a letter.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    public async Task<CounterFound> FindAsync(string query, int branchId, int actorId)
    {
        var text = shopText.Storable(TypedCode.Clean(query));
        if (text.Length == 0)
            return new(SalonRefusal.UnknownVoucher, []);
        if (await lookUps.BeginAsync(actorId, branchId) is not { } look)
            return new(SalonRefusal.TooManyTries, []);

        if (await clients.FindAsync(text) is { Count: > 0 } found)
        {
            await lookUps.EndAsync(look, LookUpOutcome.Client, found.Count == 1 ? found[0].Id : 0);
            // Who stands there knows the card or the address; whose the others are is nobody's business.
            return found.Count == 1 ? new(SalonRefusal.None, found) : new(SalonRefusal.SeveralClients, []);
        }

        if (await clients.CardAsync(text) is (CardState.Unassigned or CardState.Blocked) and var card)
        {
            await lookUps.EndAsync(look, LookUpOutcome.Nothing);
            return new(card == CardState.Blocked ? SalonRefusal.CardBlocked : SalonRefusal.CardUnassigned, []);
        }

        // A name or a number that can be no code is no guess.
        var canBe = VoucherFinder.CanBe(text);
        if (!canBe || await vouchers.FindAsync(text) is not { } voucher)
        {
            await lookUps.EndAsync(look, canBe ? LookUpOutcome.UnknownCode : LookUpOutcome.Nothing);
            return new(SalonRefusal.UnknownVoucher, []);
        }

        var owner = (await wallets.GetAsync(voucher.WalletId))?.Customer;
        await lookUps.EndAsync(look, LookUpOutcome.Voucher, owner?.Id ?? 0);
        return ClientAccount.IsOpen(owner) ? new(SalonRefusal.None, [], voucher) : new(SalonRefusal.AccountClosed, []);
    }

    public async Task<SalonResult> TakeAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId, string? proof = null, OperationAct? operation = null, int confirmedBy = 0)
    {
        var (refused, wish) = await ReadAsync(customerId, storeId, amount, branchId, receipt, actorId, operation);
        if (wish is null)
            return refused!;

        await confirmations.KeepAsync(wish.IdempotencyKey, confirmedBy);
        // Held and captured in one transaction: there is no moment between the two at which a crash could leave credit set aside.
        var (unproved, spent) = await proved.SpendAsync(new(wish.Key, storeId, amount, branchId, proof, confirmedBy), wish.Request.Context, at => ledger.SpendAsync(wish.Key, wish.Request with { AtSequence = at }),
            isDone: async () => await ledger.FindRepeatAsync(wish.Key, wish.Request) is not null);
        if (unproved != SalonRefusal.None)
            return SalonOutcome.Refused(unproved);
        // A sale of this very moment was faster.
        if (spent.Outcome == LedgerOutcome.KeyUsed && await SpentWithSaleAsync(wish) is { } withSale)
            return withSale;
        if (confirmedBy == 0 && spent is { IsDone: true, Repeated: false } && operation is not { IsDryRun: true })
            await confirmations.ForgetAsync(wish.IdempotencyKey);
        if (spent is { IsDone: true, Repeated: false } && operation is not { IsDryRun: true })
            await letters.TakenAsync(wish.Customer, storeId, new(amount, CurrencySpec.For(wish.Key.CurrencyCode), wish.Branch.Name, wish.Number, wish.Request.Context.NowUtc, CodeEnd: "", HashChain.KeyOf(wish.IdempotencyKey)));
        return ResultOf(spent, wish.IdempotencyKey);
    }

    public async Task<SalonResult> CheckAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId) =>
        (await ReadAsync(customerId, storeId, amount, branchId, receipt, actorId, operation: null)).Refused ?? new(SalonRefusal.None, null, amount);

    // What is to be taken, or the answer where nothing is: because it cannot be, or was taken before.
    async Task<(SalonResult? Refused, Wish? Wish)> ReadAsync(int customerId, int storeId, long amount, int branchId, string receipt, int actorId, OperationAct? operation)
    {
        var number = Receipts.Read(receipt);
        if (number.Length == 0)
            return Refuse(SalonRefusal.ReceiptRequired);
        if (amount <= 0)
            return Refuse(SalonRefusal.BadAmount);
        if (await customers.GetCustomerByIdAsync(customerId) is not { } customer || !await customers.IsRegisteredAsync(customer))
            return Refuse(SalonRefusal.Guest);

        var key = await wallets.KeyAsync(customerId, storeId);
        if (await wallets.FindAsync(key) is not { } row)
            return Refuse(SalonRefusal.Insufficient);

        // The receipt names the act, also where it is asked again after the wallet is empty or the branch closed.
        var idempotencyKey = await receipts.IdempotencyKeyAsync(branchId, number, named => named.IdempotencyKeyFor(row.Wallet.Id));
        var context = new PostingContext(SalonChannel.Of(actorId), actorId, clock.GetUtcNow().UtcDateTime) { IdempotencyKey = idempotencyKey, Reason = number, Completes = operation };
        var request = new HoldRequest(HoldPurpose.Counter, ReferenceOf(HashChain.KeyOf(idempotencyKey)), amount, context) { BranchId = branchId };
        if (await ledger.FindRepeatAsync(key, request) is { } first)
            return (ResultOf(first, idempotencyKey), null);
        if (customerId == actorId)
            return Refuse(SalonRefusal.OwnWallet);
        if (!ClientAccount.IsOpen(customer))
            return Refuse(SalonRefusal.AccountClosed);
        if (!(await settings.LoadSettingAsync<CashbackSettings>(storeId)).Enabled)
            return Refuse(SalonRefusal.Disabled);
        if (await wallets.IsFormerAsync(key.CurrencyCode))
            return Refuse(SalonRefusal.CurrencyChanged);
        if (await branches.GetByIdAsync(branchId) is not { Active: true } branch || !await staff.MayAsync(actorId, branchId))
            return Refuse(SalonRefusal.WrongBranch);

        var wish = new Wish(key, row.Wallet.Id, customer, branch, number, idempotencyKey, request);
        if (await SpentWithSaleAsync(wish) is { } withSale)
            return (withSale, null);
        if (await receipts.WhyNotAsync(number, actorId) is not SalonRefusal.None and var unfit)
            return Refuse(unfit);
        // Before anybody is asked for a code. It may be this very act, sent twice at once, that left too little.
        // What of a wallet that somebody changed cannot be taken, the act itself says.
        var balance = await ledger.GetBalanceAsync(key);
        if (!balance.IsAltered && SalonOutcome.OfState(balance.State) is not SalonRefusal.None and var barred)
            return Refuse(barred);
        if (!balance.IsAltered && balance.Usable < amount)
            return await ledger.FindRepeatAsync(key, request) is { } again ? (ResultOf(again, idempotencyKey), null) : Refuse(SalonRefusal.Insufficient);
        return (null, wish with { Request = request with { Context = context with { Unless = async () => await SpentWithSaleAsync(wish) is not null } } });

        static (SalonResult?, Wish?) Refuse(SalonRefusal refusal) => (SalonOutcome.Refused(refusal), null);
    }

    // Whoever recorded the receipt as a sale has its credit taken already.
    async Task<SalonResult?> SpentWithSaleAsync(Wish wish) =>
        await receipts.SpentWithSaleAsync(wish.Branch.Id, wish.Number) is { } withSale && withSale.WalletId == wish.WalletId
            ? new(SalonRefusal.ReceiptUsed, withSale, withSale.Amount) { Act = HashChain.KeyOf(await receipts.SaleKeyAsync(wish.Branch.Id, wish.Number)) }
            : null;

    public async Task<LimitBreach?> BreachAsync(int customerId, int storeId, long amount, int actorId) =>
        await proved.BreachAsync(new(await wallets.KeyAsync(customerId, storeId), storeId, amount, BranchId: 0, Proof: null), new PostingContext(SalonChannel.Of(actorId), actorId, clock.GetUtcNow().UtcDateTime));

    public async Task<long?> RoomAsync(int customerId, int storeId, int actorId) =>
        await proved.RoomAsync(await wallets.KeyAsync(customerId, storeId), new PostingContext(SalonChannel.Of(actorId), actorId, clock.GetUtcNow().UtcDateTime));

    public async Task<(ClientProof Proof, long From, long Taken)?> ProofAsync(int customerId, int storeId) =>
        await proved.FromAsync(storeId) is > 0 and var from && await wallets.FindAsync(await wallets.KeyAsync(customerId, storeId)) is { } row
            ? (await proved.ProofAsync(row.Wallet), from, await proved.TakenAsync(row.Wallet, clock.GetUtcNow().UtcDateTime))
            : null;

    public async Task<SalonRefusal> SendProofAsync(int customerId, int storeId, int branchId, int actorId)
    {
        if (await ProofAsync(customerId, storeId) is not var (proof, _, _) || await customers.GetCustomerByIdAsync(customerId) is not { } customer)
            return SalonRefusal.Disabled;

        // Who finds it locked finds a letter that is on its way.
        var isFirst = false;
        await locker.PerformActionWithLockAsync(string.Create(CultureInfo.InvariantCulture, $"cashback.proof.{customerId}"), s_longest, async () => isFirst = await BeginLetterAsync(customerId, branchId, actorId));
        if (!isFirst)
            return SalonRefusal.TooManyTries;

        await letters.ProofAsync(customer, storeId, proof);
        return SalonRefusal.None;
    }

    public Task<int> ForgetLookUpsAsync() => lookUps.ForgetAsync();

    /// <summary>Reference of the hold of what was taken without a voucher.</summary>
    /// <param name="act">The act.</param>
    public static string ReferenceOf(string act) => $"c:{act}";

    async Task<bool> BeginLetterAsync(int customerId, int branchId, int actorId)
    {
        if (await lookUps.WasSentAsync(customerId, MinutesBetweenLetters) || await lookUps.BeginAsync(actorId, branchId) is not { } look)
            return false;
        await lookUps.EndAsync(look, LookUpOutcome.Sent, customerId);
        return true;
    }

    sealed record Wish(WalletKey Key, int WalletId, Customer Customer, Branch Branch, string Number, string IdempotencyKey, HoldRequest Request);

    static SalonResult ResultOf(LedgerResult<Hold> spent, string idempotencyKey) =>
        new(SalonOutcome.Of(spent.Outcome), spent.Value, spent.Value?.Amount ?? 0, spent.Repeated) { Act = spent.Value is null ? "" : HashChain.KeyOf(idempotencyKey) };
}
