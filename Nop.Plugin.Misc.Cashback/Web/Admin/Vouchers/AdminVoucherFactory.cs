using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

/// <summary>Makes the page of vouchers.</summary>
public sealed class AdminVoucherFactory(
    IHoldQueries holds,
    IWalletDirectory wallets,
    IVoucherService vouchers,
    IBranchService branches,
    BranchStaff staff,
    Actor actor,
    ICustomerService customers,
    IPermissionService permissions,
    Texts texts,
    AdminChoices choices,
    ExportForm export,
    ShopClock clock,
    TimeProvider time)
{
    const int PageSize = 50;

    /// <summary>A page of open vouchers.</summary>
    /// <param name="branchId">Those that the branch may take; 0, or one that is not theirs who ask: all that their branches may take.</param>
    /// <param name="afterId">Row id after which the page begins.</param>
    /// <param name="posted">The form for a file, where something of it was wrong; null: a fresh one.</param>
    public async Task<VoucherListModel> PrepareAsync(int branchId, int afterId, ExportModel? posted = null)
    {
        var reach = await staff.ReachAsync(await actor.IdAsync());
        branchId = reach.Sees(branchId) ? branchId : 0;
        // Who may download files may not be allowed to see the list.
        var rows = !await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets) ? [] : await holds.OpenVouchersAsync(branchId == 0 ? reach.Bound : [branchId], time.GetUtcNow().UtcDateTime, afterId, PageSize);
        return new VoucherListModel
        {
            BranchId = branchId,
            AvailableBranches = await choices.BranchesAsync("Plugins.Misc.Cashback.Vouchers.AllBranches", reach),
            Vouchers = await TableAsync(rows, branchId),
            NextAfterId = rows.Count == PageSize ? rows[^1].Hold.Id : 0,
            Export = !await permissions.AuthorizeAsync(CashbackPermissions.Export) ? null : posted is null ? await export.NewAsync(branchId) : await export.CompleteAsync(posted),
        };
    }

    /// <summary>An open voucher by its number in a wallet, which a branch of who asks may take; null: none.</summary>
    public async Task<Hold?> FindAsync(int walletId, int number)
        => await wallets.GetAsync(walletId) is { } row
            && (await vouchers.ListAsync(AdminWalletFactory.KeyOf(row.Wallet), true)).FirstOrDefault(h => h.Number == number) is { } voucher
            && (voucher.BranchId == 0 || await staff.MayAsync(await actor.IdAsync(), voucher.BranchId))
            ? voucher
            : null;

    // A code is not shown whole: who has it can spend it.
    async Task<TableModel> TableAsync(IReadOnlyList<(Hold Hold, Wallet Wallet)> rows, int branchId)
    {
        var names = (await branches.GetAllAsync()).ToDictionary(b => b.Id, b => b.Name);
        var people = (await customers.GetCustomersByIdsAsync([.. rows.Select(r => r.Wallet.CustomerId).Distinct()])).ToDictionary(c => c.Id);
        var (everyBranch, noEnd) = (await texts.GetAsync("Vouchers.EveryBranch"), await texts.GetAsync("Lots.NoEnd"));
        var (cancel, question) = (await texts.GetAsync("Vouchers.Cancel"), await texts.GetAsync("Vouchers.ConfirmCancel"));
        var columns = new List<Column>
        {
            new("Vouchers.Code", null, "text-nowrap text-monospace"), Column.Text("Wallets.Customer"), Column.Text("Vouchers.Branch"),
            Column.Amount("Vouchers.Amount"), Column.Amount("Vouchers.Left"), Column.Short("Lots.LastDay"),
        };
        // Beside the code: on a narrow screen what stands last is out of reach.
        var mayCancel = await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon);
        if (mayCancel)
            columns.Insert(1, Column.Mark("Vouchers.Cancel"));
        return new(columns, [.. rows.Select(row => new TableRow(row.Hold.Id, Cells(row.Hold, row.Wallet)))]) { Action = null };

        List<TableCell> Cells(Hold hold, Wallet wallet)
        {
            var currency = CurrencySpec.For(wallet.CurrencyCode);
            var (customer, left) = (people.GetValueOrDefault(wallet.CustomerId)?.Email, Figures.Amount(hold.Left, currency));
            List<TableCell> cells =
            [
                $"…{vouchers.EndOf(hold.Reference)}",
                new(customer) { Link = $"~/Admin/CashbackWallet/Wallet/{wallet.Id}" },
                names.GetValueOrDefault(hold.BranchId, everyBranch),
                Figures.Amount(hold.Amount, currency),
                left,
                hold.ExpiresOnUtc is { } end ? clock.ToShop(end.AddTicks(-1))?.ToString("d", CultureInfo.CurrentCulture) : noEnd,
            ];
            if (mayCancel)
            {
                cells.Insert(1, new((string?)null)
                {
                    Button = new("Cancel", cancel, string.Format(CultureInfo.CurrentCulture, question, left, customer),
                        new Dictionary<string, object> { ["walletId"] = wallet.Id, ["number"] = hold.Number, ["branchId"] = branchId }),
                });
            }

            return cells;
        }
    }
}

/// <summary>Open vouchers and the files for branches.</summary>
public sealed record VoucherListModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Vouchers.Branch")]
    public int BranchId { get; set; }

    public IList<SelectListItem> AvailableBranches { get; set; } = [];

    public TableModel Vouchers { get; set; } = new([], []);

    /// <summary>Row id from which the next page goes on; 0: this is the last one.</summary>
    public int NextAfterId { get; set; }

    /// <summary>The form for a branch's file; null: the reader may have none.</summary>
    public ExportModel? Export { get; set; }
}
