using Nop.Plugin.Misc.Cashback.Salon.Exports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

/// <summary>The page of vouchers and the files for branches.</summary>
public sealed class CashbackVoucherController(
    AdminVoucherFactory factory,
    IVoucherService vouchers,
    ExportForm form,
    SalonExport files,
    BranchExports wishes,
    Actor actor,
    PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> List(int branchId = 0, int afterId = 0) => Page("Vouchers/List", await factory.PrepareAsync(branchId, afterId));

    [HttpPost]
    [CheckPermission(CashbackPermissions.RedeemInSalon)]
    public async Task<IActionResult> Cancel(int walletId, int number, int branchId)
    {
        if (await factory.FindAsync(walletId, number) is not { } voucher)
        {
            await WarnAsync("Plugins.Misc.Cashback.Vouchers.NotOpen");
        }
        else
        {
            var result = await vouchers.CancelAsync(voucher, Channel.Admin, await actor.IdAsync());
            if (result.IsDone)
            {
                await Activity.WriteAsync(CashbackActivity.VoucherCancelled, null, "Plugins.Misc.Cashback.ActivityLog.VoucherCancelled", walletId, number);
                await NotifyAsync("Plugins.Misc.Cashback.Vouchers.Cancelled");
            }
            else
            {
                await WarnAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOfCancelling(result.Refusal)}");
            }
        }

        return RedirectToAction(nameof(List), new { branchId });
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Export)]
    public async Task<IActionResult> Download(ExportModel export)
    {
        if (await form.ReadAsync(export, ModelState) is not var (request, plain))
            return Page("Vouchers/List", await factory.PrepareAsync(export.BranchId, 0, export));

        var format = await wishes.FormatAsync(plain, request.BranchId);
        var batch = files.NewBatch(request.BranchId);
        var (name, line) = request.Content == ExportContent.Vouchers ? ("vouchers", "ActivityLog.VoucherFile") : ("balances", "ActivityLog.BalanceFile");
        await Activity.WriteAsync(CashbackActivity.Exported, null, $"{CashbackDefaults.ResourcePrefix}.{line}", batch);
        return new StreamedFileResult(format.ContentType, $"cashback-{name}-{batch}.{format.Extension}", (output, stop) => files.WriteAsync(output, format, request, batch, stop));
    }
}
