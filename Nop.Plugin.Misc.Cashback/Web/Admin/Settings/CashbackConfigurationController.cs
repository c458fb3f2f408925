using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>The settings page.</summary>
public sealed class CashbackConfigurationController(
    AdminConfigurationFactory factory,
    CashbackSettingsWriter writer,
    DeletionRequests deletion,
    IStoreContext stores,
    PageKit kit) : AdminCashbackController(kit)
{
    const string Form = "Configuration/Configure";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Configure() => Page(Form, await factory.PrepareAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Configure(ConfigurationModel model)
    {
        var settings = await factory.ReadAsync(model, ModelState);
        if (!ModelState.IsValid)
            return Page(Form, await factory.CompleteAsync(model));

        var scope = await stores.GetActiveStoreScopeConfigurationAsync();
        await writer.SaveAsync(settings, model.IsOwn, scope);
        if (scope == 0 && !settings.DeleteLedgerOnUninstall)
            await deletion.EndAsync();
        await NotifyAsync("Plugins.Misc.Cashback.Settings.Saved");
        return RedirectToAction(nameof(Configure));
    }
}
