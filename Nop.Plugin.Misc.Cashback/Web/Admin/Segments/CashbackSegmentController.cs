using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Segments;

/// <summary>The pages of segments.</summary>
public sealed class CashbackSegmentController(SegmentForm form, SegmentPages pages, SegmentBook segments, Texts texts, PageKit kit) : RowPages<Segment, SegmentModel>(form, kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Create() => Show(await form.CompleteAsync(new()));

    /// <summary>Adds a condition or a group to a form, or takes one away, and saves nothing.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Change(SegmentModel model, string change)
    {
        var changed = await form.ChangeAsync(model, change ?? "");
        // What stood at a place may stand at another now; what is wrong is said when it is saved.
        ModelState.Clear();
        return Show(changed);
    }

    [CheckPermission(CashbackPermissions.Configure)]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Members(int id, CancellationToken cancellationToken) =>
        await pages.MembersAsync(id, cancellationToken) is { } model ? Page("Segments/Members", model) : ToList();

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    [CheckPermission(CashbackPermissions.Export)]
    public async Task<IActionResult> Download(int id, string format)
    {
        if (await pages.FindAsync(id) is not var (segment, root) || FileFormats.Find(format) is not { } kind)
            return ToList();

        var name = string.Create(CultureInfo.InvariantCulture, $"cashback-segment-{segment.Id}.{kind.Extension}");
        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.SegmentFile", segment.Name, segment.Id, name);
        return new StreamedFileResult(kind.ContentType, name, (output, stop) => pages.WriteAsync(root, output, kind, stop));
    }

    /// <summary>Counts the clients of all segments, and keeps the numbers with their instants.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> CountAll(CancellationToken cancellationToken)
    {
        foreach (var segment in await segments.GetAllAsync())
            await segments.CountAsync(segment, cancellationToken);
        await NotifyAsync("Plugins.Misc.Cashback.Segments.AllCounted");
        return ToList();
    }

    /// <summary>Makes another with the same conditions, to be changed.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Duplicate(int id)
    {
        if (await segments.GetAsync(id) is not { } segment)
            return ToList();

        var model = await form.OpenAsync(segment);
        model.Id = 0;
        model.Name = await texts.GetAsync("Segments.CopyOf", segment.Name);
        model.KeepAsRole = false;
        (model.RoleState, model.Uses) = (null, []);
        return Show(model);
    }

    /// <summary>The page with all segments, which can be counted.</summary>
    protected override async Task<ViewResult> ListPageAsync() => Page("Segments/List", new ListModel(form.Topic, CashbackMenuItems.Segments, await form.ListAsync()));

    /// <summary>To its own page: its clients are shown from there.</summary>
    protected override IActionResult AfterMaking(Segment row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RedirectToAction(nameof(Edit), new { id = row.Id });
    }
}
