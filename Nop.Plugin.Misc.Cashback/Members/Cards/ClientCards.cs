namespace Nop.Plugin.Misc.Cashback.Members.Cards;

/// <inheritdoc cref="IClientCards"/>
sealed class ClientCards(
    IRepository<PlasticCard> plastic, IRepository<CardHolding> holdings, IRepository<CardBlock> blocks, IRepository<CardBatch> batches,
    WalletCards wallets, CardSeals seals, ICardLetters letters, ActivityLines activity, ICustomerService customers, TimeProvider clock) : IClientCards
{
    /// <summary>Longest reason, characters.</summary>
    public const int MostOfReason = 200;

    const int PageSize = 500;
    const int Draws = 8;

    readonly CardEnds _ends = new(holdings, seals);

    DateTime Now => clock.GetUtcNow().UtcDateTime.AsStored();

    public async Task<KnownCard> FindAsync(string number)
    {
        // Its own row, and that of the card in its place, say it too: who deletes the block gives the number nothing back.
        if (await blocks.Table.AnyAsync(row => row.Number == number) || await holdings.Table.AnyAsync(row => (row.Number == number && row.BlockedBy != 0) || row.Replaces == number))
            return new(CardState.Blocked);
        if (await holdings.Table.FirstOrDefaultAsync(row => row.Number == number) is { } holding)
            return new(CardState.Active, holding.CustomerId);
        if (await plastic.Table.AnyAsync(row => row.Number == number))
            return new(CardState.Unassigned);
        return await wallets.OwnerAsync(number) is { } owner ? new(CardState.Active, owner) : new(CardState.Unknown);
    }

    public async Task<int?> OwnerAsync(string number) =>
        (await holdings.Table.FirstOrDefaultAsync(row => row.Number == number))?.CustomerId ?? await wallets.OwnerAsync(number);

    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> numbers)
    {
        var known = new HashSet<string>(await wallets.AmongAsync(numbers), StringComparer.Ordinal);
        foreach (var page in numbers.Chunk(PageSize))
            known.UnionWith(await plastic.Table.Where(row => page.Contains(row.Number)).Select(row => row.Number).ToListAsync());
        return known;
    }

    public async Task<IReadOnlyList<ClientCard>> OfAsync(int customerId)
    {
        var blocked = (await blocks.GetAllAsync(all => all.Where(row => row.CustomerId == customerId))).ToDictionary(row => row.Number, StringComparer.Ordinal);
        var own = await wallets.OfAsync(customerId);
        var held = await holdings.GetAllAsync(all => all.Where(row => row.CustomerId == customerId));
        foreach (var row in held.Where(row => row.BlockedBy != 0))
            blocked.TryAdd(row.Number, new() { Number = row.Number, CustomerId = customerId, BlockedBy = row.BlockedBy, BlockedOnUtc = row.GivenOnUtc });
        var numbers = own.Select(card => card.Number).ToHashSet(StringComparer.Ordinal);
        var given = held.Where(row => !numbers.Contains(row.Number)).Select(row => (row.Number, SinceUtc: row.GivenOnUtc.AsUtc()));
        return [.. own.Concat(given).OrderBy(card => card.SinceUtc).ThenBy(card => card.Number.Length).Select(card => new ClientCard(card.Number, card.SinceUtc, blocked.GetValueOrDefault(card.Number)))];
    }

    public async Task<string?> CurrentAsync(int customerId, string? first)
    {
        var given = await holdings.GetAllAsync(all => all.Where(row => row.CustomerId == customerId).OrderBy(row => row.Id));
        var blocked = await blocks.Table.Where(row => row.CustomerId == customerId).Select(row => row.Number).ToListAsync();
        return new CurrentCards(given, WithEnded(blocked, given)).Of(customerId, first ?? "") is { Length: > 0 } current ? current : null;
    }

    public async Task<CurrentCards> CurrentAsync(IReadOnlyCollection<int> customerIds)
    {
        var (given, blocked) = (new List<CardHolding>(), new List<string>());
        foreach (var page in customerIds.Distinct().Chunk(PageSize))
        {
            given.AddRange(await holdings.GetAllAsync(all => all.Where(row => page.Contains(row.CustomerId)).OrderBy(row => row.Id)));
            blocked.AddRange(await blocks.Table.Where(row => page.Contains(row.CustomerId)).Select(row => row.Number).ToListAsync());
        }

        return new(given, WithEnded(blocked, given));
    }

    public async Task<CurrentCards> CurrentAsync()
    {
        var given = await holdings.GetAllAsync(all => all.OrderBy(row => row.Id));
        return new(given, WithEnded(await blocks.Table.Select(row => row.Number).ToListAsync(), given));
    }

    public async Task<CardResult> GiveAsync(int customerId, int storeId, string? typed, int actorId)
    {
        if (customerId == actorId)
            return new(CardOutcome.Own);
        if (CardNumber.Read(typed) is not { } number || await customers.GetCustomerByIdAsync(customerId) is not { } customer)
            return await EndedAsync(CardOutcome.Unknown, customerId);

        var outcome = await WhyNotAsync(number, customerId) ?? await HoldAsync(number, customerId, actorId);
        if (outcome == CardOutcome.Done)
        {
            await activity.WriteAsync(CashbackActivity.MemberChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardNumberGiven", customerId, CardNumber.Told(number));
            await letters.GivenAsync(customer, storeId, number);
        }

        return await EndedAsync(outcome, customerId);
    }

    public async Task<CardResult> BlockAsync(int customerId, int storeId, LostCard card, int actorId)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (customerId == actorId)
            return new(CardOutcome.Own);
        if (card.Reason?.Trim() is not { Length: > 0 and <= MostOfReason } reason)
            return new(CardOutcome.ReasonRequired);
        var own = await OfAsync(customerId);
        if (own.FirstOrDefault(one => one.Number == card.Number) is not { } lost || await customers.GetCustomerByIdAsync(customerId) is not { } customer)
            return await EndedAsync(CardOutcome.NotTheirs, customerId);

        // The new card is looked at before anything is blocked: a slip in it must not leave the client with neither.
        var replacement = string.IsNullOrWhiteSpace(card.Replacement) ? null : CardNumber.Read(card.Replacement) ?? "";
        if (replacement is not null && await WhyNoReplacementAsync(replacement, lost, customerId) is { } refused)
            return await EndedAsync(refused, customerId);

        var block = new CardBlock { Number = card.Number, CustomerId = customerId, BlockedOnUtc = Now, BlockedBy = actorId, Reason = reason };
        block.Seal = seals.Of(block);
        // The lost one first: whoever has found it is stopped, whatever becomes of the rest.
        var isNew = lost.Block is null && await TryBlockAsync(block);
        var given = replacement is null ? CardOutcome.Already : await HoldAsync(replacement, customerId, actorId, card.Number);
        // Another clerk may have given the new card to somebody else just now. The lost one is blocked nevertheless, and the client is told.
        var isRefused = given is not (CardOutcome.Done or CardOutcome.Already);
        if (isRefused && !isNew)
            return await EndedAsync(given, customerId);

        // Each wallet needs a number by which its client is known: its own, or a card that is good for all of them.
        var first = own.Where(IsOfWallet).ToList();
        var isFirstGood = first.Count > 0 && first.All(one => one.Block is null && one.Number != card.Number);
        var current = await CurrentAsync(customerId, isFirstGood ? first[0].Number : null) ?? await DrawAsync(customerId, actorId, card.Number);
        if (isNew || given == CardOutcome.Done)
            await activity.WriteAsync(CashbackActivity.MemberChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardNumberBlocked", customerId, CardNumber.Told(card.Number), reason, CardNumber.Told(isRefused ? null : replacement));
        if (isNew)
            await letters.BlockedAsync(customer, storeId, card.Number, current);
        return new(isRefused ? given : isNew || given == CardOutcome.Done ? CardOutcome.Done : CardOutcome.Already, current, isNew);
    }

    public async Task<CardBatch> MakeAsync(string name, int cards, int actorId)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cards);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cards, IClientCards.MostOfBatch);
        var batch = new CardBatch { Name = name, Cards = cards, MadeOnUtc = Now, MadeBy = actorId };
        using var whole = WholeTransaction.Begin();
        await batches.InsertAsync(batch, publishEvent: false);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (numbers.Count < cards)
        {
            var drawn = Enumerable.Range(0, Math.Min(PageSize, cards - numbers.Count)).Select(_ => RandomCardNumbers.Draw(RandomCardNumbers.DigitsOfCard)).Where(number => !numbers.Contains(number)).Distinct().ToList();
            var known = await KnownAsync(drawn);
            numbers.UnionWith(drawn.Where(number => !known.Contains(number)));
        }

        foreach (var page in numbers.Chunk(PageSize))
            await plastic.InsertAsync([.. page.Select(number => new PlasticCard { Number = number, BatchId = batch.Id })], publishEvent: false);
        whole.Complete();
        return batch;
    }

    public async Task<IReadOnlyList<(CardBatch Batch, int Given)>> BatchesAsync(int most)
    {
        var newest = await batches.GetAllAsync(all => all.OrderByDescending(row => row.Id).Take(most));
        var ids = newest.Select(batch => batch.Id).ToList();
        var given = (await (from card in plastic.Table
                            join holding in holdings.Table on card.Number equals holding.Number
                            where ids.Contains(card.BatchId)
                            group card by card.BatchId into cards
                            select new { BatchId = cards.Key, Count = cards.Count() }).ToListAsync()).ToDictionary(row => row.BatchId, row => row.Count);
        return [.. newest.Select(batch => (batch, given.GetValueOrDefault(batch.Id)))];
    }

    public async Task<(CardBatch Batch, IReadOnlyList<string> Numbers)?> BatchAsync(int batchId) =>
        batchId > 0 && await batches.GetByIdAsync(batchId) is { } batch
            ? (batch, [.. (await plastic.GetAllAsync(all => all.Where(row => row.BatchId == batchId).OrderBy(row => row.Id))).Select(row => row.Number)])
            : null;

    async Task<CardResult> EndedAsync(CardOutcome outcome, int customerId) =>
        new(outcome, await CurrentAsync(customerId, (await OfAsync(customerId)).FirstOrDefault(one => IsOfWallet(one) && one.Block is null)?.Number));

    // Null: it can take the place of the lost one, or does already.
    async Task<CardOutcome?> WhyNoReplacementAsync(string replacement, ClientCard lost, int customerId) =>
        replacement.Length == 0 ? CardOutcome.Unknown
        : replacement == lost.Number ? CardOutcome.LostItself
        : await WhyNotAsync(replacement, customerId) is { } refused and not CardOutcome.Already ? refused : null;

    async Task<bool> TryBlockAsync(CardBlock block)
    {
        try
        {
            using var whole = WholeTransaction.Begin();
            await blocks.InsertAsync(block, publishEvent: false);
            await _ends.EndAsync(block);
            whole.Complete();
            return true;
        }
        catch (DbException)
        {
            var number = block.Number;
            // Another clerk was faster.
            if (!await blocks.Table.AnyAsync(row => row.Number == number))
                throw;
            return false;
        }
    }

    static List<string> WithEnded(IEnumerable<string> blocked, IEnumerable<CardHolding> given) => [.. blocked, .. given.Where(row => row.BlockedBy != 0).Select(row => row.Number)];

    static bool IsOfWallet(ClientCard card) => card.Number.Length == RandomCardNumbers.DigitsOfWallet;

    // Null: it can be given.
    async Task<CardOutcome?> WhyNotAsync(string number, int customerId) => await FindAsync(number) switch
    {
        { State: CardState.Unassigned } => null,
        { State: CardState.Blocked } => CardOutcome.Blocked,
        { State: CardState.Active } known => known.CustomerId == customerId ? CardOutcome.Already : CardOutcome.Taken,
        _ => CardOutcome.Unknown,
    };

    // Of two clerks who give one card at once the table lets one through.
    async Task<CardOutcome> HoldAsync(string number, int customerId, int actorId, string replaces = "")
    {
        if (await holdings.Table.FirstOrDefaultAsync(row => row.Number == number) is not { } before)
        {
            var holding = new CardHolding { Number = number, CustomerId = customerId, GivenOnUtc = Now, GivenBy = actorId, Replaces = replaces };
            holding.Seal = seals.Of(holding);
            if (await holdings.TryInsertAsync(holding, row => row.Number == number))
                return CardOutcome.Done;
            before = await holdings.Table.FirstAsync(row => row.Number == number);
        }

        return before.CustomerId == customerId ? CardOutcome.Already : CardOutcome.Taken;
    }

    async Task<string> DrawAsync(int customerId, int actorId, string replaces)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var number = RandomCardNumbers.Draw(RandomCardNumbers.DigitsOfCard);
            if (await plastic.TryInsertAsync(new() { Number = number }, row => row.Number == number) && await HoldAsync(number, customerId, actorId, replaces) == CardOutcome.Done)
                return number;
        }

        throw new InvalidOperationException($"{Draws} card numbers in a row were taken already.");
    }
}
