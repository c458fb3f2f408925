namespace Nop.Plugin.Misc.Cashback.Web.Admin.CardBatches;

/// <summary>The pages of card numbers that are printed before they are anybody's.</summary>
public sealed class CashbackCardBatchController(CardBatchFactory factory, IClientCards cards, Actor actor, PageKit kit) : AdminCashbackController(kit)
{
    const string ListView = "CardBatches/List";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page(ListView, await factory.ListAsync());

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(CardBatchModel batch) => OnceAsync(() => MakeAsync(batch), () => RedirectToAction(nameof(List)));

    /// <summary>A batch.</summary>
    /// <param name="id">Which.</param>
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Batch(int id) => await factory.PrepareAsync(id) is { } model ? Page("CardBatches/Batch", model) : RedirectToAction(nameof(List));

    /// <summary>A batch as a sheet to print.</summary>
    /// <param name="id">Which.</param>
    [CheckPermission(CashbackPermissions.Configure)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Sheet(int id) => await factory.PrepareSheetAsync(id) is { } model ? Page("CardBatches/Sheet", model) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Download(int id)
    {
        if (await factory.PrepareAsync(id) is not { } batch)
            return RedirectToAction(nameof(List));
        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.CardFile", batch.Name, batch.Cards);
        return new StreamedFileResult("text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"cashback-cards-{id}.csv"), (output, stop) => factory.WriteAsync(output, id, stop));
    }

    async Task<IActionResult> MakeAsync(CardBatchModel model)
    {
        if (await factory.ReadAsync(model, ModelState) is not var (name, count))
            return Page(ListView, await factory.ListAsync(model));

        var batch = await cards.MakeAsync(name, count, await actor.IdAsync());
        await Activity.WriteAsync(CashbackActivity.MemberChanged, null, "Plugins.Misc.Cashback.ActivityLog.CardBatchMade", batch.Name, batch.Cards);
        await NotifyAsync("Plugins.Misc.Cashback.CardBatches.Made", batch.Cards);
        return RedirectToAction(nameof(Batch), new { id = batch.Id });
    }
}
