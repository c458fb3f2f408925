using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Merges;

/// <summary>Makes the pages on which a wallet is merged into another client's, and on which that is undone; and reads their form.</summary>
public sealed class MergeFactory(
    ICashbackLedger ledger,
    IHandMerges merges,
    IAlteredRows altered,
    MergeClients clients,
    ITierService tiers,
    IClientCards cards,
    ClientNames names,
    ShopClock clock,
    Texts texts,
    Actor actor,
    TimeProvider time)
{
    const string Nothing = "–";

    /// <summary>The page on which the other client is looked for.</summary>
    /// <param name="row">The wallet that is given up.</param>
    /// <param name="client">What was typed; null or empty: nothing was looked for.</param>
    public async Task<MergeChoiceModel> ChooseAsync(WalletRow row, string? client)
    {
        ArgumentNullException.ThrowIfNull(row);
        var model = new MergeChoiceModel { WalletId = row.Wallet.Id, Owner = await NameAsync(row), Client = client };
        var refusal = row.Wallet.CustomerId == await actor.IdAsync() ? "Merge.Own"
            : row.Wallet.State == WalletState.Frozen ? "Merge.Frozen"
            : row.Wallet.State == WalletState.Closed ? "Merge.Closed"
            : row.Wallet.Reserved > 0 ? "Wallets.Life.HasHolds"
            : null;
        if (refusal is not null)
            return model with { Problem = await texts.GetAsync(refusal) };
        if (string.IsNullOrWhiteSpace(client))
            return model;

        var found = await clients.FindAsync(row.Wallet, client);
        return found.Count == 0 ? model with { Problem = await texts.GetAsync("Merge.NobodyFound") } : model with { Found = await FoundAsync(row.Wallet, found) };
    }

    /// <summary>The page that shows what merging two wallets does.</summary>
    /// <param name="row">The wallet that is given up.</param>
    /// <param name="into">The one that takes it over.</param>
    /// <param name="typed">The form that comes back with errors; null: a new one.</param>
    public async Task<MergeModel> PrepareAsync(WalletRow row, WalletRow into, MergeModel? typed = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(into);
        var model = await FormAsync(row, into, typed, isUndo: false);
        if (await merges.WhyNotAsync(row.Wallet, into.Wallet) is not HandOutcome.Done and var refusal)
            return model with { Refusal = await RefusalAsync(refusal) };

        var forecast = await altered.MeetAsync(() => ledger.ForecastMergeAsync(row.Wallet.Id, into.Wallet.Id, Context));
        if (forecast.Value is not { } now)
            return model with { Refusal = await RefusalAsync(forecast.Outcome switch { LedgerOutcome.HasHolds => HandOutcome.HasHolds, LedgerOutcome.Altered => HandOutcome.Altered, _ => HandOutcome.Busy }) };

        model = await WithFiguresAsync(model, row.Wallet, now);
        return model with
        {
            Means =
            [
                await TiersAsync(row, into),
                await texts.GetAsync("Merge.Means.Orders"),
                await texts.GetAsync("Merge.Means.Card"),
                await texts.GetAsync("Merge.Means.Account"),
                await texts.GetAsync("Merge.Means.Undo"),
            ],
        };
    }

    /// <summary>The page that shows what undoing a merge does.</summary>
    /// <inheritdoc cref="PrepareAsync"/>
    public async Task<MergeModel> PrepareUndoAsync(WalletRow row, WalletRow into, MergeModel? typed = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(into);
        var model = await FormAsync(row, into, typed, isUndo: true);
        if (await actor.IdAsync() is var reader && (row.Wallet.CustomerId == reader || into.Wallet.CustomerId == reader))
            return model with { Refusal = await texts.GetAsync("Merge.Own") };
        if (row.Wallet.Id == into.Wallet.Id)
            return model with { Refusal = await texts.GetAsync("Merge.Undo.NotMerged") };

        var forecast = await altered.MeetAsync(() => ledger.ForecastUnmergeAsync(row.Wallet.Id, into.Wallet.Id, Context));
        if (forecast.Value is not { } now)
        {
            return model with
            {
                Refusal = await texts.GetAsync(forecast.Outcome switch
                {
                    LedgerOutcome.HasHolds => "Merge.Undo.HasHolds",
                    LedgerOutcome.Frozen => "Merge.Frozen",
                    LedgerOutcome.Closed => "Merge.Undo.Closed",
                    LedgerOutcome.Busy => "Adjustment.Busy",
                    LedgerOutcome.Altered => Refusals.KeyOf(HandOutcome.Altered),
                    _ => "Merge.Undo.NotMerged",
                }),
            };
        }

        model = await WithFiguresAsync(model, row.Wallet, now);
        return model with { Means = [await texts.GetAsync("Merge.Undo.Means.Kept"), await texts.GetAsync("Merge.Undo.Means.Open")] };
    }

    /// <summary>What the form says; of no use where the state is not valid afterwards.</summary>
    /// <param name="typed">As posted.</param>
    /// <param name="wallet">The wallet that is given up.</param>
    /// <param name="into">The one that takes it over.</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<HandMerge> ReadAsync(MergeModel typed, Wallet wallet, Wallet into, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(state);
        if (typed.MergeAttempt == Guid.Empty)
            typed.MergeAttempt = Guid.NewGuid();
        if (string.IsNullOrWhiteSpace(typed.MergeReason))
            state.AddModelError(nameof(typed.MergeReason), await texts.GetAsync("Errors.ReasonRequired"));
        if (!typed.MergeConfirmed)
            state.AddModelError(nameof(typed.MergeConfirmed), await texts.GetAsync("Merge.ConfirmRequired"));
        return new(wallet, into, new(typed.MergeCredit, typed.MergeDebt), FormReader.Text(typed.MergeReason), typed.MergeAttempt) { ClientText = FormReader.Text(typed.MergeClientText) };
    }

    /// <summary>Why it was not done.</summary>
    /// <param name="outcome">Neither done nor proposed.</param>
    public Task<string> RefusalAsync(HandOutcome outcome) => texts.GetAsync(outcome switch
    {
        HandOutcome.Changed => "Merge.Changed",
        HandOutcome.FormUsed => "Merge.Used",
        HandOutcome.Closed => "Merge.Closed",
        HandOutcome.Own => "Merge.Own",
        _ => Refusals.KeyOf(outcome),
    });

    /// <summary>A client by name, e-mail and card.</summary>
    public async Task<string> NameAsync(WalletRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return await names.LineAsync(row.Customer, await cards.CurrentAsync(row.Wallet.CustomerId, row.Wallet.CardNumber));
    }

    async Task<MergeModel> FormAsync(WalletRow row, WalletRow into, MergeModel? typed, bool isUndo)
    {
        var model = typed ?? new MergeModel { MergeAttempt = Guid.NewGuid() };
        (model.MergeWalletId, model.MergeIntoId, model.IsUndo) = (row.Wallet.Id, into.Wallet.Id, isUndo);
        (model.Owner, model.Taker) = (await NameAsync(row), await NameAsync(into));
        return model;
    }

    async Task<MergeModel> WithFiguresAsync(MergeModel model, Wallet wallet, MergeForecast now)
    {
        (model.MergeCredit, model.MergeDebt) = (now.Amounts.Credit, now.Amounts.Debt);
        return model with { Figures = await FiguresAsync(model.IsUndo, now, CurrencySpec.For(wallet.CurrencyCode)), Lots = now.Lots.Count == 0 ? null : await LotsAsync(now.Lots, CurrencySpec.For(wallet.CurrencyCode)) };
    }

    async Task<TableModel> FiguresAsync(bool isUndo, MergeForecast now, CurrencySpec currency)
    {
        var rows = new List<TableRow>();
        async Task AddAsync(string key, long amount) => rows.Add(new(rows.Count, [await texts.GetAsync(key), Figures.Amount(amount, currency)]));
        await AddAsync("Wallets.Available", now.Available);
        await AddAsync("Wallets.Pending", now.Pending);
        if (now.Debt > 0)
            await AddAsync("Wallets.Debt", now.Debt);
        if (now.PaidOff > 0)
            await AddAsync("Merge.PaidOff", now.PaidOff);
        if (isUndo)
            await AddAsync("Merge.Undo.Kept", now.Kept);
        if (now.Extended > 0)
            await AddAsync("Merge.Undo.Extended", now.Extended);
        return new([Column.Text(isUndo ? "Merge.Undo.ComesBack" : "Merge.GoesOver"), Column.Amount("Entries.Amount")], rows) { Action = null };
    }

    async Task<TableModel> LotsAsync(IReadOnlyList<MovedLot> lots, CurrencySpec currency)
    {
        var rows = new List<TableRow>(lots.Count);
        foreach (var lot in lots)
        {
            var from = lot.OrderId is not { } order ? await texts.GetAsync("Lots.Gift") : SaleNumber.Of(order) is { } sale ? await texts.GetAsync("Explain.Sale", sale) : await texts.GetAsync("Lots.Order", order);
            rows.Add(new(rows.Count,
            [
                from, Figures.Amount(lot.Available, currency), lot.Pending > 0 ? Figures.Amount(lot.Pending, currency) : null, lot.Pending > 0 ? clock.Shown(lot.ActivatesOnUtc) : null,
                new(lot.ExpiresOnUtc is { } end ? clock.ToShop(end.AddTicks(-1))!.Value.ToString("d", CultureInfo.CurrentCulture) : await texts.GetAsync(lot.Pending > 0 && lot.ActivatesOnUtc is null ? "Reports.Owed.NotKnown" : "Lots.NoEnd"))
                {
                    Badge = lot.ExpiresOnUtc <= time.GetUtcNow().UtcDateTime ? await texts.GetAsync("Lots.Expired") : null,
                },
            ]));
        }

        return new([Column.Text("Lots.From"), Column.Amount("Wallets.Available"), Column.Amount("Wallets.Pending") with { IsWideOnly = true }, new("Lots.Activates", "pl-4", "pl-4 text-nowrap") { IsWideOnly = true }, Column.Short("Lots.LastDay")], rows) { Action = null, Classes = "table-sm mb-0" };
    }

    async Task<TableModel> FoundAsync(Wallet wallet, IReadOnlyList<WalletRow> found)
    {
        var rows = new List<TableRow>(found.Count);
        foreach (var row in found)
        {
            var refusal = await merges.WhyNotAsync(wallet, row.Wallet);
            rows.Add(new(row.Wallet.Id,
            [
                new(await NameAsync(row))
                {
                    Link = refusal == HandOutcome.Done ? string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackMerge/Show?id={wallet.Id}&intoId={row.Wallet.Id}") : null,
                    Note = refusal == HandOutcome.Done ? null : await RefusalAsync(refusal),
                },
                Figures.Amount(row.Wallet.Available + row.Wallet.Pending, CurrencySpec.For(row.Wallet.CurrencyCode)),
            ]));
        }

        return new([Column.Text("Wallets.Customer"), Column.Amount("Entries.Amount")], rows) { Action = null };
    }

    async Task<string> TiersAsync(WalletRow row, WalletRow into) =>
        await texts.GetAsync("Merge.Means.Tiers", await TierAsync(row.Wallet), await TierAsync(into.Wallet));

    async Task<string> TierAsync(Wallet wallet) => (await tiers.GetAsync(wallet.CustomerId, wallet.StoreId)).Tier?.Name ?? Nothing;

    PostingContext Context => new(Channel.Admin, 0, time.GetUtcNow().UtcDateTime);
}
