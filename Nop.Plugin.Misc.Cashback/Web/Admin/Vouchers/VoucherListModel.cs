using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

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
