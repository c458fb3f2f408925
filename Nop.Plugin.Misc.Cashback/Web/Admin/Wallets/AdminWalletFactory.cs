using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;
using Nop.Plugin.Misc.Cashback.Web.Admin.Members;
using Nop.Web.Framework.Models.Extensions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Makes the pages of wallets.</summary>
public sealed class AdminWalletFactory(
    IWalletDirectory wallets,
    IClientCards cards,
    ICashbackLedger ledger,
    AdminMemberFactory members,
    AdminApprovalFactory approvals,
    IAdjustmentTexts adjustments,
    ICustomerService customers,
    ClientNames names,
    ITillKeys tills,
    IStoreService stores,
    IPermissionService permissions,
    ILocalizationService localization,
    FormReaders readers,
    IDateTimeHelper dateTime,
    ShopClock clock,
    BonusText bonuses,
    Texts texts,
    Actor actor,
    TimeProvider time)
{
    /// <summary>An empty search.</summary>
    public static WalletSearchModel PrepareSearch()
    {
        var model = new WalletSearchModel();
        model.SetGridPageSize();
        return model;
    }

    /// <summary>A page of wallets.</summary>
    public async Task<WalletListModel> PrepareListAsync(WalletSearchModel search)
    {
        var page = await wallets.SearchAsync(search.Email?.Trim(), search.Name?.Trim(), await FirstNumberAsync(search.CardNumber),
            search.WithCreditOnly, search.Page - 1, search.PageSize);
        var rows = new List<WalletRowModel>(page.Count);
        foreach (var row in page)
            rows.Add(await RowAsync(row));
        return new WalletListModel().PrepareToGrid(search, page, () => rows);
    }

    /// <summary>One wallet; null: there is none with the id.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="adjustment">The adjustment that comes back with errors; null: a new form.</param>
    public async Task<WalletModel?> PrepareAsync(int walletId, AdjustmentModel? adjustment = null)
    {
        if (await wallets.GetAsync(walletId) is not { } row)
            return null;

        var wallet = row.Wallet;
        var currency = CurrencySpec.For(wallet.CurrencyCode);
        var balance = await ledger.GetBalanceAsync(KeyOf(wallet));
        var model = new WalletModel
        {
            Id = wallet.Id,
            CustomerId = wallet.CustomerId,
            Customer = await names.NameAsync(row.Customer),
            Email = ClientNames.Email(row.Customer),
            CardNumber = await cards.CurrentAsync(wallet.CustomerId, wallet.CardNumber) ?? "–",
            Store = wallet.StoreId > 0 ? (await stores.GetStoreByIdAsync(wallet.StoreId))?.Name : null,
            Usable = Figures.Amount(balance.Usable, currency),
            Available = Figures.Amount(balance.Available, currency),
            Pending = Figures.Amount(balance.Pending, currency),
            Reserved = Figures.Amount(balance.Reserved, currency),
            Debt = Figures.Amount(balance.Debt, currency),
            HasDebt = balance.Debt > 0,
            CreatedOn = await dateTime.ConvertToUserTimeAsync(wallet.CreatedOnUtc, DateTimeKind.Utc),
            CanAdjust = await permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets),
            IsOwn = wallet.CustomerId == await actor.IdAsync(),
            Waiting = await approvals.WaitingAsync(wallet.Id),
            Lots = await LotsAsync(wallet, balance.Lots, currency),
            Entries = new EntrySearchModel { WalletId = wallet.Id },
            Adjustment = adjustment ?? new AdjustmentModel { WalletId = wallet.Id, Attempt = Guid.NewGuid() },
        };
        if (!model.CanAdjust)
            model.Waiting = model.Waiting with { Action = null };
        model.Entries.SetGridPageSize();
        model.Adjustment.CurrencyCode = currency.Code;
        model.Member = await members.PrepareAsync(wallet.CustomerId, wallet.StoreId);
        return model;
    }

    /// <summary>A page of a wallet's entries, newest first.</summary>
    public async Task<EntryListModel> PrepareEntriesAsync(EntrySearchModel search)
    {
        var page = await wallets.EntriesAsync(search.WalletId, search.Page - 1, search.PageSize);
        var currency = await wallets.GetAsync(search.WalletId) is { } row ? CurrencySpec.For(row.Wallet.CurrencyCode) : await wallets.GetCurrencyAsync();
        var actors = (await customers.GetCustomersByIdsAsync([.. page.Select(e => e.ActorId).Where(id => id > 0).Distinct()])).ToDictionary(c => c.Id);
        var words = await adjustments.OfAsync(search.WalletId, page);
        var entries = new List<EntryModel>(page.Count);
        foreach (var entry in page)
        {
            var shown = await EntryAsync(entry, actors.GetValueOrDefault(entry.ActorId), currency);
            // A debt that an adjustment pays off belongs to its act, and was written of to nobody.
            if (entry.Kind == EntryKind.Adjust && words.TryGetValue(PostingContext.ActOf(entry.IdempotencyKey), out var written))
                shown.Actor = string.Format(CultureInfo.CurrentCulture, await texts.GetAsync("Entries.ClientReads"), shown.Actor, written);
            entries.Add(shown);
        }

        return new EntryListModel().PrepareToGrid(search, page, () => entries);
    }

    /// <summary>The amount that an adjustment says.</summary>
    /// <param name="adjustment">As posted.</param>
    /// <param name="currency">The wallet's.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    /// <returns>Minor units, negative to take.</returns>
    public async Task<long> ReadAsync(AdjustmentModel adjustment, CurrencySpec currency, ModelStateDictionary state)
    {
        var typed = readers.Open(state, currency);
        if (adjustment.Attempt == Guid.Empty)
            adjustment.Attempt = Guid.NewGuid();
        if (string.IsNullOrWhiteSpace(adjustment.Reason))
            await typed.RefuseAsync(nameof(adjustment.Reason), "Errors.ReasonRequired");
        if (!adjustment.Confirmed)
            await typed.RefuseAsync(nameof(adjustment.Confirmed), "Adjustment.ConfirmRequired");
        return await typed.ChangeAsync(nameof(adjustment.Amount), adjustment.Amount);
    }

    /// <summary>When an entry was written, for the reader.</summary>
    public async Task<string> WhenAsync(LedgerEntry entry) =>
        (await dateTime.ConvertToUserTimeAsync(entry.CreatedOnUtc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);

    /// <summary>Names a wallet.</summary>
    public static WalletKey KeyOf(Wallet wallet) => new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode);

    async Task<WalletRowModel> RowAsync(WalletRow row)
    {
        var currency = CurrencySpec.For(row.Wallet.CurrencyCode);
        return new WalletRowModel
        {
            Id = row.Wallet.Id,
            Customer = await names.NameAsync(row.Customer),
            Email = ClientNames.Email(row.Customer),
            CardNumber = await cards.CurrentAsync(row.Customer.Id, row.Wallet.CardNumber) ?? "–",
            Available = Figures.Amount(row.Wallet.Available, currency),
            Pending = Figures.Amount(row.Wallet.Pending, currency),
            Reserved = Figures.Amount(row.Wallet.Reserved, currency),
            Debt = Figures.Amount(-row.Wallet.Debt, currency),
        };
    }

    // Wallets are looked for by the number with which they were opened: a card that was given later leads to it. A blocked one too: here nobody is identified by it.
    async Task<string?> FirstNumberAsync(string? typed)
    {
        if (TypedCode.Read(typed, _ => true) is not { Length: > 0 } number || CardNumber.Read(number) is null)
            return TypedCode.Read(typed, _ => true);
        return await cards.OwnerAsync(number) is { } customerId
            ? (await cards.OfAsync(customerId)).FirstOrDefault(card => card.Number.Length == RandomCardNumbers.DigitsOfWallet)?.Number ?? number
            : number;
    }

    // Dates in the shop's zone.
    async Task<TableModel> LotsAsync(Wallet wallet, IReadOnlyList<Lot> lots, CurrencySpec currency)
    {
        var (gift, noEnd, expired) = (await texts.GetAsync("Lots.Gift"), await texts.GetAsync("Lots.NoEnd"), await texts.GetAsync("Lots.Expired"));
        var rows = new List<TableRow>(lots.Count);
        foreach (var lot in lots)
        {
            var isExpired = lot.IsExpired(time.GetUtcNow().UtcDateTime);
            rows.Add(new(lot.Number,
            [
                lot.OrderId is { } order
                    ? new TableCell(SaleNumber.Of(order) is { } sale ? await texts.GetAsync("Explain.Sale", sale) : await texts.GetAsync("Lots.Order", order)) { Link = $"~/Admin/CashbackWallet/Why?walletId={wallet.Id}&orderId={order}" }
                    : gift,
                Figures.Amount(lot.Available, currency),
                Figures.Amount(lot.Pending, currency),
                Figures.Amount(lot.Reserved, currency),
                lot.Pending > 0 ? clock.Shown(lot.ActivatesOnUtc) : null,
                // A lot ends as its last day does, at the next midnight.
                new(lot.ExpiresOnUtc is { } end ? clock.ToShop(end.AddTicks(-1))?.ToString("d", CultureInfo.CurrentCulture) : noEnd) { Badge = isExpired ? expired : null },
            ])
            { IsFaint = isExpired });
        }

        return new(
            [
                Column.Text("Lots.From"), Column.Amount("Wallets.Available"), Column.Amount("Wallets.Pending") with { IsWideOnly = true },
                Column.Amount("Wallets.Reserved") with { IsWideOnly = true }, new("Lots.Activates", "pl-4", "pl-4 text-nowrap") { IsWideOnly = true }, Column.Short("Lots.LastDay"),
            ],
            rows)
        { Action = null, Classes = "table-sm table-hover mb-0" };
    }

    async Task<EntryModel> EntryAsync(LedgerEntry entry, Customer? actor, CurrencySpec currency) => new()
    {
        Sequence = entry.Sequence,
        CreatedOn = await WhenAsync(entry),
        Kind = await localization.GetLocalizedEnumAsync(entry.Kind),
        Accounts = $"{await localization.GetLocalizedEnumAsync(entry.From)} → {await localization.GetLocalizedEnumAsync(entry.To)}",
        Amount = Figures.Amount(entry.Amount, currency),
        AvailableAfter = Figures.Amount(entry.AvailableAfter, currency),
        PendingAfter = Figures.Amount(entry.PendingAfter, currency),
        OrderId = entry.OrderId ?? 0,
        Reason = await bonuses.ReasonAsync(entry),
        Actor = await ActorAsync(entry, actor),
        Hash = entry.Hash.Length > 8 ? entry.Hash[..8] : entry.Hash,
    };

    async Task<string> ActorAsync(LedgerEntry entry, Customer? actor)
    {
        var where = await localization.GetLocalizedEnumAsync(entry.Channel);
        var who = actor is not null ? ClientNames.EmailOrNumber(actor, actor.Id) : await tills.NameOfAsync(entry.ActorId);
        return who is null ? where : $"{who} ({where})";
    }
}
