namespace Nop.Plugin.Misc.Cashback.Web.Admin.Work;

/// <summary>The list of what needs a person. Whoever may deal with one of its kinds opens it, and sees those alone.</summary>
public sealed class CashbackWorkController(AdminWorkFactory factory, WorkList work, Actor actor, PageKit kit) : AdminCashbackController(kit)
{
    /// <summary>Longest note, characters.</summary>
    const int MostOfNote = 200;

    [CheckPermission([CashbackPermissions.ViewWallets, CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure, CashbackPermissions.ImportReturns])]
    public async Task<IActionResult> List(string? kind = null, int number = 1) => Page("Work/List", await factory.PrepareAsync(kind, number));

    /// <summary>Lets what is chosen be as it is, by one note.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> SetAside(string? kind, IList<int> ids, string? note)
    {
        if (await work.SetAsideAsync(kind) is not { } waiting)
            return RedirectToAction(nameof(List));

        var words = FormReader.Text(note);
        if (ids.Count == 0)
            ModelState.AddModelError("", await TextAsync("Plugins.Misc.Cashback.Returns.NoneChosen"));
        if (words.Length == 0)
            ModelState.AddModelError(nameof(WorkListModel.Note), await TextAsync("Plugins.Misc.Cashback.Errors.Required"));
        else if (words.Length > MostOfNote)
            ModelState.AddModelError(nameof(WorkListModel.Note), await TextAsync("Plugins.Misc.Cashback.Errors.TooLong", MostOfNote));
        if (!ModelState.IsValid)
            return Page("Work/List", await factory.PrepareAsync(kind, page: 1, [.. ids], note));

        var (actorId, done) = (await actor.IdAsync(), new List<int>());
        foreach (var id in ids.Distinct())
        {
            if (await waiting.SetAsideAsync(id, words, actorId))
                done.Add(id);
        }

        if (done.Count > 0)
        {
            await Activity.WriteAsync(CashbackActivity.WorkSetAside, null, "Plugins.Misc.Cashback.ActivityLog.WorkSetAside", await TextAsync($"Plugins.Misc.Cashback.Work.Kinds.{waiting.Name}"), string.Join(", ", done), words);
            await NotifyAsync("Plugins.Misc.Cashback.Work.WasSetAside", done.Count);
        }

        return RedirectToAction(nameof(List));
    }
}
