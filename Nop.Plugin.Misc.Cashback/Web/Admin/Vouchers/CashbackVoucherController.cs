namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

/// <summary>The page of vouchers and the files for branches.</summary>
public sealed class CashbackVoucherController(
    AdminVoucherFactory factory,
    IVoucherService vouchers,
    SalonExport export,
    Actor actor,
    TimeProvider time,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Csv = "text/csv; charset=utf-8";

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
    public async Task<IActionResult> DownloadVouchers(int branchId)
    {
        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.VouchersExported", branchId);
        return new StreamedFileResult(Csv, FileName("vouchers", branchId), (output, stop) => export.WriteVouchersAsync(output, branchId, stop));
    }

    [HttpPost]
    [CheckPermission(CashbackPermissions.Export)]
    public async Task<IActionResult> DownloadBalances(int branchId)
    {
        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.BalancesExported", branchId);
        return new StreamedFileResult(Csv, FileName("balances", branchId), (output, stop) => export.WriteBalancesAsync(output, branchId, stop));
    }

    string FileName(string what, int branchId)
        => string.Create(CultureInfo.InvariantCulture, $"cashback-{what}-{branchId}-{time.GetUtcNow():yyyyMMdd-HHmmss}.csv");
}
