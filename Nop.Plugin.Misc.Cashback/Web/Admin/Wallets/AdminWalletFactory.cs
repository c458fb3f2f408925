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
    ExtensionForm extensions,
    LifeForm life,
    HandLimits limits,
    ClientNames names,
    IStoreService stores,
    IPermissionService permissions,
    FormReaders readers,
    IDateTimeHelper dateTime,
    ShopClock clock,
    ILocalizationService localization,
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
        var page = await wallets.SearchAsync(search.Email?.Trim(), search.Name?.Trim(), await OwnerAsync(search.CardNumber),
            search.WithCreditOnly, search.Page - 1, search.PageSize);
        var current = await cards.CurrentAsync([.. page.Select(row => row.Wallet.CustomerId).Distinct()]);
        var rows = new List<WalletRowModel>(page.Count);
        foreach (var row in page)
            rows.Add(await RowAsync(row, current));
        return new WalletListModel().PrepareToGrid(search, page, () => rows);
    }

    /// <summary>One wallet; null: there is none with the id.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="adjustment">The adjustment that comes back with errors; null: a new form.</param>
    /// <param name="extension">The extension that comes back with errors; null: a new form.</param>
    /// <param name="change">The change of its state that comes back with errors; null: a new form.</param>
    public async Task<WalletModel?> PrepareAsync(int walletId, AdjustmentModel? adjustment = null, ExtensionModel? extension = null, LifeModel? change = null)
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
            IsAltered = balance.IsAltered,
            CreatedOn = await dateTime.ConvertToUserTimeAsync(wallet.CreatedOnUtc, DateTimeKind.Utc),
            CanAdjust = await permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets),
            IsOwn = wallet.CustomerId == await actor.IdAsync(),
            Waiting = await approvals.WaitingAsync(wallet.Id),
            Lots = await LotsAsync(wallet, balance.Lots, currency),
            Entries = new EntrySearchModel { WalletId = wallet.Id },
            Adjustment = adjustment ?? new AdjustmentModel { WalletId = wallet.Id, Attempt = Guid.NewGuid() },
            Extension = wallet.State == WalletState.Closed && extension is null ? null : await extensions.PrepareAsync(wallet, balance.Lots, extension),
            State = await StateAsync(wallet.State),
            AboveBalance = await limits.OfBalanceAsync(wallet.CurrencyCode) is { } limit && BalanceLimit.HeldBy(balance) > limit.Most ? await texts.GetAsync("Wallets.AboveBalance", Figures.Amount(limit.Most, currency)) : null,
            IsClosed = wallet.State == WalletState.Closed && adjustment is null,
            Life = await life.PrepareAsync(wallet, balance, change),
        };
        if (await wallets.HeirAsync(wallet) is { } heir)
            (model.MergedInto, model.MergedIntoId) = (await names.LineAsync(heir.Customer, heir.Wallet.CardNumber), heir.Wallet.Id);
        var merged = new List<(int, string)>();
        foreach (var one in await wallets.MergedAsync(wallet.Id))
            merged.Add((one.Wallet.Id, await names.LineAsync(one.Customer, one.Wallet.CardNumber)));
        model.Merged = merged;
        if (!model.CanAdjust)
            model.Waiting = model.Waiting with { Action = null };
        model.Entries.SetGridPageSize();
        model.Adjustment.CurrencyCode = currency.Code;
        model.Member = await members.PrepareAsync(wallet.CustomerId, wallet.StoreId);
        return model;
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

    /// <summary>Names a wallet.</summary>
    public static WalletKey KeyOf(Wallet wallet) => new(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode);

    async Task<WalletRowModel> RowAsync(WalletRow row, CurrentCards current)
    {
        var currency = CurrencySpec.For(row.Wallet.CurrencyCode);
        return new WalletRowModel
        {
            Id = row.Wallet.Id,
            Customer = await names.NameAsync(row.Customer),
            Email = ClientNames.Email(row.Customer),
            CardNumber = current.Of(row.Customer.Id, row.Wallet.CardNumber) is { Length: > 0 } number ? number : "–",
            Available = Figures.Amount(row.Wallet.Available, currency),
            Pending = Figures.Amount(row.Wallet.Pending, currency),
            Reserved = Figures.Amount(row.Wallet.Reserved, currency),
            Debt = Figures.Amount(-row.Wallet.Debt, currency),
            State = row.Wallet.State == WalletState.Open ? "" : await localization.GetLocalizedEnumAsync(row.Wallet.State),
        };
    }

    /// <summary>Says of a wallet that is not open what follows; null: it is open.</summary>
    public async Task<string?> StateAsync(WalletState state) => state == WalletState.Open ? null : await texts.GetAsync($"Wallets.State.{state}");

    // A card leads to all wallets of its client, as stores may have their own. A blocked one too: here nobody is identified by it.
    async Task<int?> OwnerAsync(string? typed)
    {
        const int nobody = -1;
        return TypedCode.Clean(typed).Length == 0 ? null
            : CardNumber.Read(typed) is { } number && await cards.OwnerAsync(number) is { } customerId ? customerId
            : nobody;
    }

    // Dates in the shop's zone.
    async Task<TableModel> LotsAsync(Wallet wallet, IReadOnlyList<Lot> lots, CurrencySpec currency)
    {
        var (gift, noEnd, expired, moved) = (await texts.GetAsync("Lots.Gift"), await texts.GetAsync("Lots.NoEnd"), await texts.GetAsync("Lots.Expired"), await texts.GetAsync("Lots.Moved"));
        var notKnown = await texts.GetAsync("Reports.Owed.NotKnown");
        var rows = new List<TableRow>(lots.Count);
        foreach (var lot in lots)
        {
            var isExpired = lot.IsExpired(time.GetUtcNow().UtcDateTime);
            rows.Add(new(lot.Number,
            [
                lot.OrderId is { } order
                    ? new TableCell(SaleNumber.Of(order) is { } sale ? await texts.GetAsync("Explain.Sale", sale) : await texts.GetAsync("Lots.Order", order)) { Link = lot.SourceId == (int)EntryKind.MoveIn ? null : $"~/Admin/CashbackWallet/Why?walletId={wallet.Id}&orderId={order}", Note = lot.SourceId == (int)EntryKind.MoveIn ? moved : null }
                    : new TableCell(gift) { Note = lot.SourceId == (int)EntryKind.MoveIn ? moved : null },
                Figures.Amount(lot.Available, currency),
                Figures.Amount(lot.Pending, currency),
                Figures.Amount(lot.Reserved, currency),
                lot.Pending > 0 ? clock.Shown(lot.ActivatesOnUtc) : null,
                // A lot ends as its last day does, at the next midnight; what no order has dated yet may still get an end.
                new(lot.ExpiresOnUtc is { } end ? clock.ToShop(end.AddTicks(-1))?.ToString("d", CultureInfo.CurrentCulture) : lot.Pending > 0 && lot.ActivatesOnUtc is null ? notKnown : noEnd) { Badge = isExpired ? expired : null },
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
}
