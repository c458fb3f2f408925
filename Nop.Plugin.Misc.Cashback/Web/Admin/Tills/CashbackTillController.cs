using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Tills;

/// <summary>The page of tills' keys.</summary>
public sealed class CashbackTillController(AdminTillFactory factory, ITillKeys keys, Actor actor, PageKit kit) : AdminCashbackController(kit)
{
    const string MadeKey = "Cashback.Till.Made";

    // A key is read from what the browser carries, sealed, to the next page, and gone then.
    [CheckPermission(CashbackPermissions.ManageTills)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> List() => Page("Tills/List", await factory.ListAsync(made: TempData[MadeKey] as string));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageTills)]
    public Task<IActionResult> Create(TillKeyModel key) => OnceAsync(() => MakeAsync(key), () => RedirectToAction(nameof(List)));

    [HttpPost]
    [CheckPermission(CashbackPermissions.ManageTills)]
    public async Task<IActionResult> Revoke(int id)
    {
        if (await keys.RevokeAsync(id, await actor.IdAsync()) is { } key)
        {
            await Activity.WriteAsync(CashbackActivity.TillKeyChanged, key, "Plugins.Misc.Cashback.ActivityLog.TillKeyRevoked", key.Till, key.Start);
            await NotifyAsync("Plugins.Misc.Cashback.Tills.WasRevoked");
        }

        return RedirectToAction(nameof(List));
    }

    async Task<IActionResult> MakeAsync(TillKeyModel model)
    {
        if (await factory.ReadAsync(model, ModelState) is not { } wish)
            return Page("Tills/List", await factory.ListAsync(model));
        if (await keys.MakeAsync(wish, await actor.IdAsync()) is not { } made)
        {
            await factory.RefuseAsync(ModelState);
            return Page("Tills/List", await factory.ListAsync(model));
        }

        await Activity.WriteAsync(CashbackActivity.TillKeyChanged, await keys.FindAsync(made), "Plugins.Misc.Cashback.ActivityLog.TillKeyMade", wish.Till, TillKeyText.StartOf(made));
        TempData[MadeKey] = made;
        return RedirectToAction(nameof(List));
    }
}
