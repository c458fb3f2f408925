using Nop.Plugin.Misc.Cashback.Insight.Guard;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Guard;

/// <summary>The page of products that may give back more than a share.</summary>
public sealed class CashbackGuardController(
    MarginGuardFactory factory,
    ISettingService settings,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Form = "Insight/Guard";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List(int pageIndex = 0) => Page(Form, await factory.PrepareAsync(pageIndex));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List(MarginGuardModel model)
    {
        var limits = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid)
            return Page(Form, await factory.CompleteAsync(model, 0));

        var before = await settings.LoadSettingAsync<CashbackGuardSettings>();
        var (price, margin) = (before.MarginWarnPercent, before.MarginWarnMarginPercent);
        await settings.SaveSettingAsync(limits);
        await Activity.WriteChangeAsync((price, margin), (limits.MarginWarnPercent, limits.MarginWarnMarginPercent), null, "Plugins.Misc.Cashback.ActivityLog.GuardChanged", limits.MarginWarnPercent, limits.MarginWarnMarginPercent);
        await NotifyAsync("Plugins.Misc.Cashback.Settings.Saved");
        return RedirectToAction(nameof(List));
    }

    /// <summary>For the settings page, which does not wait for it.</summary>
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Warning() => Json(new { text = await factory.WarningAsync() });
}
