namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Says what will become of opening balances: when they are brought, so that a reason stands beside each, and again when they are posted, since things move in between. Writes nothing.</summary>
sealed class OpeningJudge(OpeningClients clients, RewardPoints points, BookQueries ledger, IWalletQueries wallets, CustomerTiers tiers, IRuleSetProvider rules, ISettingService settings, IPermissionService permissions, ICustomerService customers, ShopClock clock, TimeProvider time)
{
    const int PageSize = 500;

    DateTime NowUtc => time.GetUtcNow().UtcDateTime;

    /// <summary>Judges the rows of a file.</summary>
    /// <param name="lines">The rows as they stand there.</param>
    /// <param name="currency">Code of the currency.</param>
    /// <param name="actorId">Who brings them.</param>
    public async Task<IReadOnlyList<OpeningRow>> JudgeAsync(IReadOnlyList<OpeningLine> lines, string currency, int actorId)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        var givesTiers = await MayGiveTiersAsync(actorId);
        var rows = new List<OpeningRow>(lines.Count);
        foreach (var line in lines)
        {
            var row = new OpeningRow
            {
                Number = rows.Count + 1,
                Line = line.Line,
                Email = line.Email,
                Phone = line.Phone,
                Card = line.Card,
                Tier = line.Tier,
                Note = line.Note,
                Amount = line.Amount,
                CurrencyCode = currency,
                ExpiresOnUtc = EndOf(line.End, values),
                HasOwnEnd = line.End is { IsNever: true } or { LastDay: not null },
            };
            await clients.FindAsync(row);
            if (row.Outcome == OpeningOutcome.Ready)
                row.Outcome = await WithTierAsync(row, givesTiers);
            rows.Add(row);
        }

        // Which of two rows is right nobody can tell.
        foreach (var client in rows.Where(row => row.CustomerId > 0).GroupBy(row => row.CustomerId).Where(client => client.Skip(1).Any()))
        {
            foreach (var row in client)
                row.Outcome = OpeningOutcome.Twice;
        }

        await JudgeAgainAsync(rows, batchId: 0, [actorId]);
        foreach (var row in rows.Where(row => row.Outcome.IsRefused()))
            row.FurtherIds = string.Join(',', (await WrongInItAsync(row, givesTiers)).Where(other => other != row.Outcome).Select(other => ((int)other).ToString(CultureInfo.InvariantCulture)));
        return rows;
    }

    // What its own cells have wrong, whoever's it is: who corrects a row corrects all of it.
    async Task<IReadOnlyList<OpeningOutcome>> WrongInItAsync(OpeningRow row, bool givesTiers)
    {
        var wrong = new List<OpeningOutcome>();
        if (row is { Amount: 0, Tier: "" })
            wrong.Add(OpeningOutcome.Nothing);
        if (row.Amount > 0 && IsOver(row))
            wrong.Add(OpeningOutcome.Over);
        if (await WithTierAsync(row, givesTiers) is not OpeningOutcome.Ready and var ofTier)
            wrong.Add(ofTier);
        return wrong;
    }

    bool IsOver(OpeningRow row) => row.ExpiresOnUtc is { } end && end.AsUtc() <= NowUtc;

    /// <summary>Makes rows of the points that clients have, of those whose points were not turned into credit before.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="currency">Code of the currency.</param>
    /// <param name="note">What staff read as the reason: how many points, at which rate.</param>
    /// <param name="actorId">Who asks.</param>
    public async Task<IReadOnlyList<OpeningRow>> JudgePointsAsync(PointsRate rate, string currency, Func<int, Task<string>> note, int actorId)
    {
        var end = EndOf(default, await settings.LoadSettingAsync<CashbackSettings>());
        var rows = new List<OpeningRow>();
        await foreach (var (client, storeId, scope, count) in points.AllAsync())
        {
            var row = new OpeningRow
            {
                CustomerId = client.Id,
                StoreId = scope,
                PointStoreId = storeId,
                Points = count,
                Amount = rate.MinorOf(count),
                CurrencyCode = currency,
                ExpiresOnUtc = end,
                Outcome = OpeningOutcome.Ready,
            };
            row.Note = await note(count);
            rows.Add(row);
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in rows.Chunk(PageSize))
            done.UnionWith(await ledger.DoneAsync(page.Select(row => row.Act)));
        rows.RemoveAll(row => done.Contains(row.Act));
        if (rows.Count > OpeningFileReader.MostRows)
            rows.RemoveRange(OpeningFileReader.MostRows, rows.Count - OpeningFileReader.MostRows);
        for (var i = 0; i < rows.Count; i++)
            rows[i].Number = i + 1;
        await JudgeAgainAsync(rows, batchId: 0, [actorId]);
        return rows;
    }

    /// <summary>Judges rows that are ready once more, as things stand now.</summary>
    /// <param name="rows">Rows of one batch.</param>
    /// <param name="batchId">The batch: what it has posted itself stays ready, to be gone on with; 0: it is not kept yet.</param>
    /// <param name="makers">Customer ids of who brings, confirms or approves it.</param>
    public async Task JudgeAgainAsync(IReadOnlyList<OpeningRow> rows, int batchId, IReadOnlyCollection<int> makers)
    {
        foreach (var page in rows.Where(row => row.Outcome == OpeningOutcome.Ready).Chunk(PageSize))
        {
            var firsts = await ledger.FirstsAsync(page.Where(row => row.Amount > 0).Select(row => row.Act));
            var closed = new HashSet<(int, int)>();
            foreach (var scope in page.Where(row => row.Amount > 0).GroupBy(row => (row.StoreId, row.CurrencyCode)))
                closed.UnionWith((await wallets.ClosedAsync([.. scope.Select(row => row.CustomerId)], scope.Key.StoreId, scope.Key.CurrencyCode)).Select(customerId => (customerId, scope.Key.StoreId)));
            foreach (var row in page)
            {
                row.Outcome = await OutcomeAsync(row, firsts.GetValueOrDefault(row.Act), batchId, makers);
                if (row.Outcome == OpeningOutcome.Ready && firsts.GetValueOrDefault(row.Act) is null && closed.Contains((row.CustomerId, row.StoreId)))
                    row.Outcome = OpeningOutcome.WalletClosed;
            }
        }
    }

    /// <summary>Whether somebody has the right to give tiers.</summary>
    public async Task<bool> MayGiveTiersAsync(int customerId) => await customers.GetCustomerByIdAsync(customerId) is { } person && await permissions.AuthorizeAsync(CashbackPermissions.ManageMembers, person);

    /// <summary>Whether the tier of a row is pinned already.</summary>
    public async Task<bool> HasTierAsync(OpeningRow row) => (await tiers.OpenAsync(row.CustomerId, row.StoreId)).State.Pin?.Tier.Id == row.TierId;

    async Task<OpeningOutcome> OutcomeAsync(OpeningRow row, LedgerEntry? first, int batchId, IReadOnlyCollection<int> makers)
    {
        // What broke off after its credit was posted goes on, whatever has changed since.
        if (first is not null && batchId > 0 && first.BatchId == batchId && first.Amount == row.Amount)
            return OpeningOutcome.Ready;
        if (makers.Contains(row.CustomerId))
            return OpeningOutcome.OwnWallet;
        if (first is not null)
        {
            row.Known = first.Amount;
            return first.Amount == row.Amount ? OpeningOutcome.Already : OpeningOutcome.HasAnother;
        }

        if (row is { Amount: 0, TierId: 0 })
            return OpeningOutcome.Nothing;
        if (row.Amount > Money.Most)
            return OpeningOutcome.TooMuch;
        if (row.Amount == 0 && await HasTierAsync(row))
            return OpeningOutcome.Already;
        if (row.Amount > 0 && IsOver(row))
            return OpeningOutcome.Over;
        if (batchId == 0)
            return OpeningOutcome.Ready;

        // Only where it is to be posted: what was found a moment ago is not asked for again.
        if (await clients.OpenAsync(row.CustomerId) is null)
            return OpeningOutcome.NoClient;
        if (row.TierId > 0 && (await rules.GetAsync(row.StoreId)).FindTier(row.TierId) is null)
            return OpeningOutcome.NoTier;
        return row.Points > 0 && await points.BalanceAsync(row) != row.Points ? OpeningOutcome.PointsChanged : OpeningOutcome.Ready;
    }

    async Task<OpeningOutcome> WithTierAsync(OpeningRow row, bool givesTiers)
    {
        if (row.Tier.Length == 0)
            return OpeningOutcome.Ready;
        if (!givesTiers)
            return OpeningOutcome.TierNotAllowed;
        var named = (await rules.GetAsync(row.StoreId)).Tiers.Where(tier => tier.Name.Equals(row.Tier, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named is not [var only])
            return OpeningOutcome.NoTier;
        row.TierId = only.Id;
        return OpeningOutcome.Ready;
    }

    DateTime? EndOf(OpeningEnd end, CashbackSettings values) => end switch
    {
        { LastDay: { } day } => ShopTime.StartOfDay(day.AddDays(1), clock.Zone).AsStored(),
        { IsNever: true } => null,
        _ => ExpiryPolicy.ExpiresOnUtc(NowUtc, values.ExpiryTerms, clock.Zone)?.AsStored(),
    };
}
