using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>How asking for a bonus ended.</summary>
public enum GrantOutcome
{
    /// <summary>It is booked.</summary>
    Given,

    /// <summary>It is decided; the wallet was busy, or the shop has to look into it first, and the task will book it.</summary>
    Busy,

    /// <summary>The client has it already.</summary>
    Repeated,

    /// <summary>The rule's limits do not allow another one now.</summary>
    Limited,

    /// <summary>The client has not joined, or has no card, where the shop asks for it.</summary>
    NotJoined,

    /// <summary>The client is not in the audience, may get no bonuses, or cashback is off.</summary>
    NotFor,
}

/// <summary>Gives single bonuses. The same one asked for again, at once or from another node, is given once.</summary>
public sealed class BonusGranter(
    IRepository<BonusGrant> grants,
    IRepository<Bonus> bonuses,
    IRepository<GiftRun> runs,
    AudienceQuery audiences,
    GiftAudience audience,
    IMembership membership,
    Mailboxes mailboxes,
    ICustomerService customers,
    ICashbackLedger ledger,
    IAlteredRows altered,
    ISignedRows signed,
    IWalletDirectory wallets,
    ISettingService settings,
    IDateTimeHelper dateTime,
    IBonusLetters letters,
    ILogger log,
    TimeProvider time)
{
    const int MaxTries = 8;
    const int PageSize = 200;

    /// <summary>Gives a client a bonus, if the rule's audience and limits allow it.</summary>
    /// <param name="bonus">The rule.</param>
    /// <param name="customer">The client.</param>
    /// <param name="storeId">The store where the reason arose.</param>
    /// <param name="reason">What for (<see cref="BonusReasons"/>).</param>
    public async Task<GrantOutcome> GrantAsync(Bonus bonus, Customer customer, int storeId, string reason)
    {
        var rule = bonus.ToRule();
        var amount = reason == BonusReasons.Invited ? bonus.FriendAmount : bonus.Amount;
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        if (amount <= 0)
            return GrantOutcome.NotFor;
        if (await IsStoppedAsync())
            return GrantOutcome.Busy;
        if (await WhyNotAsync(rule, customer, storeId, values) is { } refusal)
            return refusal;

        var now = Now;
        var note = new BonusNote(rule.Kind, bonus.Id, bonus.Name);
        var welcome = await WelcomeAsync(rule, customer);
        for (var tries = 1; ; tries++)
        {
            var earlier = await grants.Table.Where(row => row.BonusId == bonus.Id && row.CustomerId == customer.Id).ToListAsync();
            if (earlier.Find(row => row.Reason == reason) is { } same)
                return same.GivenOnUtc is null ? await BookAsync(same, customer, MailOf(bonus, reason)) : GrantOutcome.Repeated;
            if (welcome is not null && await IsWelcomedAsync(welcome, customer.Id))
                return GrantOutcome.Limited;
            if (!BonusLimits.Allow(rule, reason, [.. earlier.Select(row => new EarlierBonus(row.Reason, row.DecidedOnUtc))], now, dateTime.DefaultStoreTimeZone))
                return GrantOutcome.Limited;

            // What is decided stays, whatever the wallet holds when it is booked: a repeat gives the same.
            var fits = await WithinAsync(amount, customer.Id, storeId, values);
            if (fits == 0)
                return GrantOutcome.Limited;

            var grant = new BonusGrant
            {
                BonusId = bonus.Id,
                CustomerId = customer.Id,
                Number = earlier.Count == 0 ? 1 : earlier.Max(row => row.Number) + 1,
                Reason = reason,
                GrantKey = welcome is null ? $"bonus:{bonus.Id}:{customer.Id}:{reason}" : $"{welcome}{bonus.Id}",
                Amount = fits,
                ExpiresOnUtc = EndOf(now, bonus.ValidDays, values),
                StoreId = storeId,
                Note = note.ToString(),
                DecidedOnUtc = now,
            };
            if (await TryDecideAsync(grant))
                return await BookAsync(grant, customer, MailOf(bonus, reason));
            if (tries == MaxTries)
                return GrantOutcome.Busy;
        }
    }

    /// <summary>Whether nothing is given, because the owner has not decided yet in which currency.</summary>
    public async Task<bool> IsStoppedAsync() => await wallets.FormerCurrencyAsync() is not null;

    /// <summary>Whether a client would get a bonus for the first time now.</summary>
    public async Task<bool> WouldGrantAsync(Bonus bonus, Customer customer, int storeId, string reason)
    {
        var rule = bonus.ToRule();
        return await WhyNotAsync(rule, customer, storeId, await settings.LoadSettingAsync<CashbackSettings>(storeId)) is null
            && !await grants.Table.AnyAsync(row => row.BonusId == bonus.Id && row.CustomerId == customer.Id && row.Reason == reason)
            && (await WelcomeAsync(rule, customer) is not { } welcome || !await IsWelcomedAsync(welcome, customer.Id));
    }

    /// <summary>Gives a client the gift of a run.</summary>
    public async Task<GrantOutcome> GrantAsync(GiftRun run, Customer customer, bool mayMail)
    {
        if (!await audiences.IsEligibleAsync(customer))
            return GrantOutcome.NotFor;
        if (await IsStoppedAsync())
            return GrantOutcome.Busy;
        var due = (await audience.LookAsync(run.Id, [customer]))[customer.Id];
        if (due != GiftOutlook.Due)
            return OutcomeOf(due);

        var storeId = await audiences.StoreOfAsync(customer);
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var now = Now;
        var fits = await WithinAsync(run.Amount, customer.Id, storeId, values);
        if (fits == 0)
            return GrantOutcome.Limited;

        var grant = new BonusGrant
        {
            RunId = run.Id,
            CustomerId = customer.Id,
            Number = run.Id,
            Reason = "gift",
            GrantKey = $"run:{run.Id}:{customer.Id}",
            Amount = fits,
            ExpiresOnUtc = run.ExpiresOnUtc ?? EndOf(now, null, values),
            StoreId = storeId,
            Note = new BonusNote(null, run.Id, run.Name).ToString(),
            DecidedOnUtc = now,
        };
        var message = run.SendEmail && mayMail ? new BonusMessage(BonusLetter.Gift, run.Name, run.Message) : null;
        return await TryDecideAsync(grant) ? await BookAsync(grant, customer, message) : GrantOutcome.Repeated;
    }

    /// <summary>Books what was decided and not booked.</summary>
    /// <returns>How many were booked.</returns>
    public async Task<int> CompleteAsync(CancellationToken cancellationToken)
    {
        var failures = new PastFailures("Bonuses that are decided and could not be booked");
        var done = 0;
        var open = grants.Table.Where(row => row.GivenOnUtc == null);
        await foreach (var page in Pages.ReadAsync(PageSize, last => open.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            foreach (var grant in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await customers.GetCustomerByIdAsync(grant.CustomerId) is { } customer)
                    done += await failures.TryAsync($"Customer {grant.CustomerId}", async () => await BookAsync(grant, customer, await MessageOfAsync(grant, customer)) == GrantOutcome.Given) ? 1 : 0;
            }
        }

        failures.Throw();
        return done;
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task<GrantOutcome?> WhyNotAsync(BonusRule rule, Customer customer, int storeId, CashbackSettings values)
    {
        if (rule.ActiveSinceUtc is null || !values.Enabled || !await audiences.IsEligibleAsync(customer) || !await audiences.IsInAsync(rule.Audience, customer))
            return GrantOutcome.NotFor;
        if ((await wallets.ClosedAsync([customer.Id], storeId)).Count > 0)
            return GrantOutcome.NotFor;
        // Who may not earn by the shop's conditions gets no bonuses either.
        return await membership.WhyNotAsync(customer.Id, await wallets.ScopeAsync(storeId), values) is null ? null : GrantOutcome.NotJoined;
    }

    // An account is opened once: under the same mailbox, whatever became of the account that was there before, nothing is given again.
    async Task<string?> WelcomeAsync(BonusRule rule, Customer customer) =>
        rule.Kind == BonusKind.Registration && await mailboxes.HashAsync(customer) is { } mailbox ? $"welcome:{mailbox}:" : null;

#pragma warning disable CA1310, MA0074 // This is a query: the database compares.
    Task<bool> IsWelcomedAsync(string welcome, int customerId) => grants.Table.AnyAsync(row => row.GrantKey.StartsWith(welcome) && row.CustomerId != customerId);
#pragma warning restore CA1310, MA0074

    // The unique indexes decide: one key, and one number a client and rule, of which the limits were read.
    Task<bool> TryDecideAsync(BonusGrant grant) => grants.TryInsertAsync(signed.Sign(grant), row => row.GrantKey == grant.GrantKey
        || row.BonusId == grant.BonusId && row.CustomerId == grant.CustomerId && row.Number == grant.Number);

    // As much of it as the highest balance of wallets leaves.
    async Task<long> WithinAsync(long amount, int customerId, int storeId, CashbackSettings values)
    {
        if (BalanceLimit.Of(values, await wallets.GetCurrencyAsync()) is not { WarnsOnly: false } limit)
            return amount;
        return Math.Min(amount, limit.RoomIn(await ledger.GetBalanceAsync(await wallets.KeyAsync(customerId, storeId))));
    }

    async Task<GrantOutcome> BookAsync(BonusGrant grant, Customer customer, BonusMessage? message)
    {
        // One that the plugin did not decide stays as it is, and stops no other.
        if (await IsStoppedAsync() || !await signed.MayAsync(grant))
            return GrantOutcome.Busy;
        var key = await wallets.KeyAsync(grant.CustomerId, grant.StoreId);
        var context = new PostingContext(Channel.System, 0, Now) { IdempotencyKey = grant.GrantKey, Reason = grant.Note, BatchId = grant.RunId == 0 ? null : grant.RunId };
        var result = await altered.MeetAsync(() => ledger.GrantAsync(key, grant.Amount, grant.ExpiresOnUtc.AsUtc(), context));
        // Decided it stays; a run goes on with the next client, and the task books it when the wallet lets it.
        if (result.Outcome is LedgerOutcome.Busy or LedgerOutcome.Altered or LedgerOutcome.Closed)
            return GrantOutcome.Busy;

        // The client has it already, and not as it was decided: nobody stands here whom to ask.
        if (!result.IsDone)
            await log.ErrorAsync($"Cashback: {grant.GrantKey} asks for {grant.Amount} for customer {grant.CustomerId}, and was booked before as {result.Value} in wallet {result.First?.WalletId} on {result.First?.CreatedOnUtc:u}. Nothing was booked now.");
        grant.GivenOnUtc = result.First?.CreatedOnUtc ?? context.NowUtc;
        await grants.UpdateAsync(grant, publishEvent: false);

        // Only who really booked it writes to the client: a letter may be lost in a crash, and never comes twice.
        if (message is not null && result.First is null)
            await letters.SendAsync(customer, grant.StoreId, message with { AmountMinor = grant.Amount, ExpiresOnUtc = grant.ExpiresOnUtc.AsUtc() });
        return result.First is not null ? GrantOutcome.Repeated : GrantOutcome.Given;
    }

    async Task<BonusMessage?> MessageOfAsync(BonusGrant grant, Customer customer)
    {
        if (grant.RunId == 0)
            return await bonuses.GetByIdAsync(grant.BonusId) is { } bonus ? MailOf(bonus, grant.Reason) : null;
        return await runs.GetByIdAsync(grant.RunId) is { SendEmail: true } run && (await audiences.SubscribersAsync([customer])).Count > 0
            ? new BonusMessage(BonusLetter.Gift, run.Name, run.Message)
            : null;
    }

    static GrantOutcome OutcomeOf(GiftOutlook outlook) => outlook switch
    {
        GiftOutlook.Had => GrantOutcome.Repeated,
        GiftOutlook.NotJoined or GiftOutlook.NoCard => GrantOutcome.NotJoined,
        _ => GrantOutcome.NotFor,
    };

    static BonusMessage? MailOf(Bonus bonus, string reason) => !bonus.SendEmail ? null : new BonusMessage(LetterOf((BonusKind)bonus.KindId, reason), bonus.Name, "");

    static BonusLetter LetterOf(BonusKind kind, string reason) => kind switch
    {
        BonusKind.WinBack => BonusLetter.WinBack,
        BonusKind.Birthday => BonusLetter.Birthday,
        BonusKind.Referral when reason != BonusReasons.Invited => BonusLetter.Friend,
        _ => BonusLetter.Given,
    };

    DateTime? EndOf(DateTime now, int? validDays, CashbackSettings values) =>
        ExpiryPolicy.ExpiresOnUtc(now, validDays is { } days ? new(days) : values.ExpiryTerms, dateTime.DefaultStoreTimeZone);
}
