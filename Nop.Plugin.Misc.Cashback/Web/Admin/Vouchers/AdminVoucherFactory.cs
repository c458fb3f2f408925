using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;
using Nop.Services.Security;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

/// <summary>Makes the page of vouchers.</summary>
public sealed class AdminVoucherFactory(
    IHoldQueries holds,
    IWalletDirectory wallets,
    IVoucherService vouchers,
    IBranchService branches,
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
    /// <param name="branchId">Those that the branch may take; 0: all.</param>
    /// <param name="afterId">Row id after which the page begins.</param>
    /// <param name="posted">The form for a file, where something of it was wrong; null: a fresh one.</param>
    public async Task<VoucherListModel> PrepareAsync(int branchId, int afterId, ExportModel? posted = null)
    {
        // Who may download files may not be allowed to see the list.
        var rows = !await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets) ? [] : await holds.OpenVouchersAsync(branchId, time.GetUtcNow().UtcDateTime, afterId, PageSize);
        var names = (await branches.GetAllAsync()).ToDictionary(b => b.Id, b => b.Name);
        var people = (await customers.GetCustomersByIdsAsync([.. rows.Select(r => r.Wallet.CustomerId).Distinct()])).ToDictionary(c => c.Id);
        var every = await texts.GetAsync("Vouchers.EveryBranch");
        return new VoucherListModel
        {
            BranchId = branchId,
            AvailableBranches = await choices.BranchesAsync("Plugins.Misc.Cashback.Vouchers.AllBranches"),
            Vouchers = [.. rows.Select(r => Row(r.Hold, r.Wallet, people.GetValueOrDefault(r.Wallet.CustomerId)?.Email, names.GetValueOrDefault(r.Hold.BranchId, every)))],
            NextAfterId = rows.Count == PageSize ? rows[^1].Hold.Id : 0,
            CanCancel = await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon),
            Export = !await permissions.AuthorizeAsync(CashbackPermissions.Export) ? null : posted is null ? await export.NewAsync(branchId) : await export.CompleteAsync(posted),
        };
    }

    /// <summary>An open voucher by its number in a wallet; null: none.</summary>
    public async Task<Hold?> FindAsync(int walletId, int number)
        => await wallets.GetAsync(walletId) is { } row
            ? (await vouchers.ListAsync(AdminWalletFactory.KeyOf(row.Wallet), true)).FirstOrDefault(h => h.Number == number)
            : null;

    VoucherRowModel Row(Hold hold, Wallet wallet, string? email, string branch)
    {
        var currency = CurrencySpec.For(wallet.CurrencyCode);
        return new(wallet.Id, hold.Number, vouchers.EndOf(hold.Reference), email, branch,
            Figures.Amount(hold.Amount, currency), Figures.Amount(hold.Left, currency),
            hold.ExpiresOnUtc is { } end ? clock.ToShop(end.AddTicks(-1))?.ToString("d", CultureInfo.CurrentCulture) : null);
    }
}

/// <summary>Open vouchers and the files for branches.</summary>
public sealed record VoucherListModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Vouchers.Branch")]
    public int BranchId { get; set; }

    public IList<SelectListItem> AvailableBranches { get; set; } = [];

    public IList<VoucherRowModel> Vouchers { get; set; } = [];

    /// <summary>Row id from which the next page goes on; 0: this is the last one.</summary>
    public int NextAfterId { get; set; }

    public bool CanCancel { get; set; }

    /// <summary>The form for a branch's file; null: the reader may have none.</summary>
    public ExportModel? Export { get; set; }
}

/// <summary>An open voucher, formatted. Its code is not shown whole: who has it can spend it.</summary>
/// <param name="WalletId">The wallet.</param>
/// <param name="Number">Its number in the wallet.</param>
/// <param name="CodeEnd">The last characters of its code.</param>
/// <param name="Customer">E-mail of the client.</param>
/// <param name="Branch">Name of the branch, or all.</param>
/// <param name="Amount">What was set aside.</param>
/// <param name="Left">What is left.</param>
/// <param name="LastDay">The last day on which it can be used; null: no end.</param>
public sealed record VoucherRowModel(int WalletId, int Number, string CodeEnd, string? Customer, string Branch, string Amount, string Left, string? LastDay);
