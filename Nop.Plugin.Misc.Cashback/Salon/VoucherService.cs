using Nop.Plugin.Misc.Cashback.Salon.Tokens;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <inheritdoc cref="IVoucherService"/>
/// <remarks>What is issued is kept: a voucher can be redeemed also after cashback has been switched off, because its credit was set aside before.</remarks>
sealed class VoucherService(
    ICashbackLedger ledger,
    IHoldQueries holds,
    IWalletDirectory wallets,
    IBranchService branches,
    BranchStaff staff,
    Receipts receipts,
    VoucherReferences references,
    VoucherFinder finder,
    VoucherTokens tokens,
    ICustomerService customers,
    ISettingService settings,
    IDateTimeHelper times,
    ICodeSource codes,
    LookUps lookUps,
    IAlteredRows altered,
    ISalonLetters letters,
    TimeProvider clock) : IVoucherService
{
    /// <summary>Open vouchers of one client at most: more nobody carries to the salon, and each is a row that the counter and the nightly file read.</summary>
    public const int MostOpen = 20;

    const int PageSize = 100;
    const int CodesToTry = 5;

    // Who makes the most at once meets each of the others.
    const int MostTries = 2 * MostOpen;

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public async Task<SalonResult> IssueAsync(int customerId, int storeId, long amount, int branchId, int? validDays, Channel channel, int actorId, Guid form = default)
    {
        if (amount <= 0)
            return SalonOutcome.Refused(SalonRefusal.BadAmount);

        // The first post may have left too little, or the branch may have closed since: that refuses a second voucher and not the answer.
        var key = await wallets.KeyAsync(customerId, storeId);
        var idempotencyKey = form == Guid.Empty ? null : string.Create(CultureInfo.InvariantCulture, $"issue:{customerId}:{form:N}");
        if (idempotencyKey is not null && await holds.FindOfActAsync(idempotencyKey) is { } first)
            return AnswerOf(first, amount, branchId);

        var rules = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        if (!rules.Enabled)
            return SalonOutcome.Refused(SalonRefusal.Disabled);
        if (await wallets.IsFormerAsync(key.CurrencyCode))
            return SalonOutcome.Refused(SalonRefusal.CurrencyChanged);
        if (await customers.GetCustomerByIdAsync(customerId) is not { } customer || !await customers.IsRegisteredAsync(customer))
            return SalonOutcome.Refused(SalonRefusal.Guest);
        if (!ClientAccount.IsOpen(customer))
            return SalonOutcome.Refused(SalonRefusal.AccountClosed);
        if (branchId != 0 && !await IsOpenAsync(branchId))
            return SalonOutcome.Refused(SalonRefusal.WrongBranch);

        var now = NowUtc;
        var end = ExpiryPolicy.EndOfDayAfter(now, validDays ?? rules.VoucherValidDays, times.DefaultStoreTimeZone);
        var tried = await HoldWithinMostAsync(key, new HoldRequest(HoldPurpose.Voucher, "", amount, new PostingContext(channel, actorId, now) { IdempotencyKey = idempotencyKey }) { BranchId = branchId, ExpiresOnUtc = end });
        if (tried is not { IsDone: true } held)
        {
            // Sent twice at once, it may be the first that left nothing for the second, or made the last voucher that there may be.
            return idempotencyKey is not null && await holds.FindOfActAsync(idempotencyKey) is { } other ? AnswerOf(other, amount, branchId)
                : SalonOutcome.Refused(tried is { } refused ? SalonOutcome.Of(refused.Outcome) : SalonRefusal.TooManyVouchers);
        }

        if (held is { Repeated: false, Value: { } voucher })
            await letters.IssuedAsync(customer, storeId, voucher, references.EndOf(voucher.Reference), await NameOfAsync(branchId));
        return new(SalonRefusal.None, held.Value, amount);
    }

    public Task<Hold?> FindAsync(string code) => finder.FindAsync(code);

    public async Task<Hold?> FindByReferenceAsync(string reference) => await holds.FindAsync(reference) is { Purpose: HoldPurpose.Voucher } hold ? hold : null;

    public async Task<SalonResult> LookUpAsync(string code, int actorId)
    {
        var found = await FindCountedAsync(code, branchId: 0, actorId);
        return found.Hold is { } hold && !await IsOfOpenAccountAsync(hold) ? SalonOutcome.Refused(SalonRefusal.AccountClosed) : found;
    }

    public async Task<SalonResult> RedeemAsync(string code, long? amount, int branchId, string receipt, int actorId)
    {
        // What lacks is said before the code is looked for: that is no guess.
        if (WhyNot(amount, receipt) is not SalonRefusal.None and var lacking)
            return SalonOutcome.Refused(lacking);

        var found = await FindCountedAsync(code, branchId, actorId);
        return found.Hold is { } hold ? await RedeemAsync(hold, amount, branchId, receipt, actorId) : found;
    }

    public async Task<SalonResult> RedeemAsync(Hold hold, long? amount, int branchId, string receipt, int actorId, OfflineTaking? offline = null, OperationAct? operation = null)
    {
        ArgumentNullException.ThrowIfNull(hold);
        if (WhyNot(amount, receipt) is not SalonRefusal.None and var lacking)
            return SalonOutcome.Refused(lacking);

        var number = Receipts.Read(receipt);
        var wallet = await wallets.GetAsync(hold.WalletId);
        var idempotencyKey = await receipts.IdempotencyKeyAsync(branchId, number, named => named.IdempotencyKeyFor(hold), offline?.OfUtc);
        var request = new CaptureRequest(hold.Reference, amount, branchId, new PostingContext(SalonChannel.Of(actorId), actorId, NowUtc) { IdempotencyKey = idempotencyKey, Reason = number, Completes = operation }) { SpentOnUtc = offline?.TakenOnUtc, GivesRestBack = await GivesRestBackAsync(wallet?.Wallet.StoreId ?? 0) };
        if (await ledger.FindRepeatAsync(request) is { } first)
            return ResultOf(first, hold, idempotencyKey);
        // What a branch took offline was shown to whoever stood there, and not to who confirms its file.
        if (offline is null && wallet?.Wallet.CustomerId == actorId)
            return SalonOutcome.Refused(SalonRefusal.OwnWallet, hold);
        if (!ClientAccount.IsOpen(wallet?.Customer))
            return SalonOutcome.Refused(SalonRefusal.AccountClosed, hold);
        if (wallet is not null && await wallets.IsFormerAsync(wallet.Wallet.CurrencyCode))
            return SalonOutcome.Refused(SalonRefusal.CurrencyChanged, hold);
        // What a branch took offline was let in with its file.
        if (!await IsOpenAsync(branchId) || offline is null && !await staff.MayAsync(actorId, branchId))
            return SalonOutcome.Refused(SalonRefusal.WrongBranch, hold);
        if (offline is null && await receipts.WhyNotAsync(number, actorId) is not SalonRefusal.None and var unfit)
            return SalonOutcome.Refused(unfit, hold);

        var captured = await altered.MeetAsync(() => ledger.CaptureAsync(request), branchId);
        var after = captured.IsDone ? await holds.FindAsync(hold.Reference) : hold;
        if (captured is { IsDone: true, Repeated: false } && operation is not { IsDryRun: true } && offline is not { IsToldWithBatch: true } && wallet is { Customer: { } customer })
            await letters.TakenAsync(customer, wallet.Wallet.StoreId, new(captured.Value, CurrencySpec.For(wallet.Wallet.CurrencyCode), await NameOfAsync(branchId), number, offline?.TakenOnUtc ?? request.Context.NowUtc, references.EndOf(hold.Reference), HashChain.KeyOf(idempotencyKey)) { ConfirmedOnUtc = offline?.ConfirmedOnUtc, RestBack = SalonTaking.RestBackOf(after) });
        return ResultOf(captured, after, idempotencyKey);
    }

    public async Task<SalonResult> CancelAsync(string code, Channel channel, int actorId)
    {
        return await FindAsync(code) is { } hold ? await CancelAsync(hold, channel, actorId) : SalonOutcome.Refused(SalonRefusal.UnknownVoucher);
    }

    public async Task<SalonResult> CancelAsync(Hold hold, Channel channel, int actorId)
    {
        ArgumentNullException.ThrowIfNull(hold);
        // Of staff alone: a client's own voucher is theirs, wherever they work.
        if (channel == Channel.Admin && hold.BranchId != 0 && !await staff.MayAsync(actorId, hold.BranchId))
            return SalonOutcome.Refused(SalonRefusal.WrongBranch, hold);
        var released = await altered.MeetAsync(() => ledger.ReleaseAsync(hold.Reference, HoldState.Released, new PostingContext(channel, actorId, NowUtc)), hold.BranchId);
        return released.IsDone
            ? new(SalonRefusal.None, await holds.FindAsync(hold.Reference), released.Value)
            : SalonOutcome.Refused(SalonOutcome.Of(released.Outcome), hold);
    }

    public Task<IList<Hold>> ListAsync(WalletKey key, bool openOnly) => holds.VouchersAsync(key, openOnly);

    public async Task<int> LapseAsync(CancellationToken cancellationToken)
    {
        var now = NowUtc;
        var ended = now.AddDays(-(await settings.LoadSettingAsync<CashbackSettings>()).VoucherReturnDays);
        var failures = new PastFailures("Vouchers that could not be lapsed");
        var lapsed = 0;
        var page = await holds.OpenAsync(HoldPurpose.Voucher, madeBeforeUtc: null, ended, afterId: 0, PageSize, cancellationToken);
        while (page.Count > 0)
        {
            foreach (var hold in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                lapsed += await failures.TryAsync($"Hold {hold.Number} of wallet {hold.WalletId}",
                    async () => (await ledger.ReleaseAsync(hold.Reference, HoldState.Lapsed, new PostingContext(Channel.System, 0, now), cancellationToken)).IsDone) ? 1 : 0;
            }

            page = await holds.OpenAsync(HoldPurpose.Voucher, madeBeforeUtc: null, ended, page[^1].Id, PageSize, cancellationToken);
        }

        failures.Throw();
        return lapsed;
    }

    public string Display(Hold voucher)
    {
        ArgumentNullException.ThrowIfNull(voucher);
        return references.CodeOf(voucher.Reference) is { } code ? VoucherCode.Display(code) : "…";
    }

    public string? SignedOf(Hold voucher, string currencyCode)
    {
        ArgumentNullException.ThrowIfNull(voucher);
        return tokens.Of(voucher, currencyCode, NowUtc);
    }

    public IReadOnlyList<(byte[] Id, byte[] PublicKey)> PublicKeys() => tokens.PublicKeys();

    public string EndOf(string reference) => references.EndOf(reference);

    public string TokenOf(string reference) => references.TokenOf(reference);

    // Open vouchers are counted before: where the wallet has moved since, another may be missing in the count, and they are counted anew.
    async Task<LedgerResult<Hold>?> HoldWithinMostAsync(WalletKey key, HoldRequest request)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var at = (await wallets.FindAsync(key))?.Wallet.Sequence;
            if ((await holds.VouchersAsync(key, openOnly: true)).Count >= MostOpen)
                return null;

            var held = await altered.MeetAsync(() => HoldAsync(key, request with { AtSequence = at }), request.BranchId);
            if (held.Outcome != LedgerOutcome.Moved)
                return held;
        }

        return new(LedgerOutcome.Busy, null);
    }

    // A repeated reference answers with the first hold: here it would be somebody else's voucher.
    async Task<LedgerResult<Hold>> HoldAsync(WalletKey key, HoldRequest request)
    {
        for (var tries = 0; tries < CodesToTry; tries++)
        {
            var code = VoucherCode.New(codes);
            if (await finder.FindAsync(code) is not null)
                continue;

            // The act's key in use, and not the code: it was done a moment ago.
            var held = await ledger.HoldAsync(key, request with { Reference = references.Of(code) });
            if (held is { Repeated: false, Outcome: not LedgerOutcome.KeyUsed } || held.First is not null)
                return held;
        }

        throw new InvalidOperationException("The source of codes repeats itself.");
    }

    static SalonResult AnswerOf(Hold first, long amount, int branchId) => first.Amount == amount && first.BranchId == branchId && first.State == HoldState.Open
        ? new(SalonRefusal.None, first, amount, Repeated: true)
        : new(SalonRefusal.FormUsed, first, first.Amount);

    async Task<SalonResult> FindCountedAsync(string code, int branchId, int actorId)
    {
        // What can be no code and no token is a slip; who guesses knows how to make the check symbol.
        if (!VoucherFinder.CanBe(code))
            return SalonOutcome.Refused(SalonRefusal.UnknownVoucher);
        if (await lookUps.BeginAsync(actorId, branchId) is not { } look)
            return SalonOutcome.Refused(SalonRefusal.TooManyTries);

        var hold = await FindAsync(code);
        await lookUps.EndAsync(look, hold is null ? LookUpOutcome.UnknownCode : LookUpOutcome.Voucher);
        return hold is null ? SalonOutcome.Refused(SalonRefusal.UnknownVoucher) : new(SalonRefusal.None, hold, hold.Left);
    }

    static SalonRefusal WhyNot(long? amount, string receipt) => Receipts.Read(receipt).Length == 0 ? SalonRefusal.ReceiptRequired
        : amount <= 0 ? SalonRefusal.BadAmount
        : SalonRefusal.None;

    public async Task<bool> GivesRestBackAsync(int storeId) => (await settings.LoadSettingAsync<CashbackSettings>(storeId)).VoucherRest == VoucherRest.GoesBack;

    async Task<string> NameOfAsync(int branchId) => (await branches.GetByIdAsync(branchId))?.Name ?? "";

    static SalonResult ResultOf(LedgerResult<long> captured, Hold? hold, string idempotencyKey) =>
        new(SalonOutcome.Of(captured.Outcome), hold, captured.Value, captured.Repeated) { Act = captured.Value == 0 ? "" : HashChain.KeyOf(idempotencyKey) };

    async Task<bool> IsOfOpenAccountAsync(Hold hold) => ClientAccount.IsOpen((await wallets.GetAsync(hold.WalletId))?.Customer);

    async Task<bool> IsOpenAsync(int branchId) => await branches.GetByIdAsync(branchId) is { Active: true };
}
