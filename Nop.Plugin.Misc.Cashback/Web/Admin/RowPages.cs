using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>The pages of one topic's rows: the list, and the form of a row. A topic adds how a new row begins.</summary>
public abstract class RowPages<TRow, TModel>(RowForm<TRow, TModel> form, PageKit kit) : AdminCashbackController(kit)
    where TRow : BaseEntity
    where TModel : BaseNopEntityModel, INamedModel
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".";

    string MenuItem => $"{CashbackMenuItems.Root}.{form.Topic}";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => await ListPageAsync();

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public Task<IActionResult> Create(TModel model)
    {
        model.Id = 0;
        return OnceAsync(() => SaveAsync(model, null), ToList);
    }

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(int id) => await form.FindAsync(id) is { } row ? Show(await form.OpenAsync(row)) : ToList();

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Edit(TModel model) => await form.FindAsync(model.Id) is { } row ? await SaveAsync(model, row) : ToList();

    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Delete(int id)
    {
        if (form.CanDelete && await form.FindAsync(id) is { } row)
        {
            if (await form.WhyKeptAsync(row) is { } why)
            {
                Refuse(why);
                return RedirectToAction(nameof(Edit), new { id });
            }

            await Activity.WriteAsync(CashbackActivity.RulesChanged, null, $"{Prefix}ActivityLog.{form.One}Deleted", await form.DeleteAsync(row));
            await NotifyAsync($"{Prefix}{form.Topic}.Deleted");
        }

        return ToList();
    }

    /// <summary>The page with all rows.</summary>
    protected virtual async Task<ViewResult> ListPageAsync() => Page("_List", new ListModel(form.Topic, MenuItem, await form.ListAsync()));

    /// <summary>The page with the form of a row.</summary>
    protected ViewResult Show(TModel model)
    {
        var isNew = model.Id == 0;
        return FormPage($"{form.Topic}/Edit", model, new($"{form.Topic}.{(isNew ? "AddNew" : "Edit")}", MenuItem, $"{form.One.ToLowerInvariant()}-form", isNew ? nameof(Create) : nameof(Edit))
        {
            BackKey = $"{form.Topic}.BackToList",
            DeleteId = form.CanDelete ? model.Id : 0,
            Name = model.Name,
        });
    }

    /// <summary>Where the form of a new row leads: to the list, where the topic has no other place.</summary>
    protected virtual IActionResult AfterMaking(TRow row) => ToList();

    /// <summary>The list.</summary>
    protected RedirectToActionResult ToList() => RedirectToAction(nameof(List));

    /// <summary>Tries a form's rule on the purchase of its panel, also where it is not saved and has no name yet.</summary>
    /// <param name="model">As sent.</param>
    /// <param name="check">What saving it would answer.</param>
    /// <param name="preview">What the purchase earns.</param>
    protected async Task<IActionResult> TryAsync(TModel model, Func<TRow, Task<RuleSaveResult>> check, Func<TRow, Task<RulePreviewResultModel>> preview)
    {
        ModelState.Remove(nameof(model.Name));
        if (string.IsNullOrWhiteSpace(model.Name))
            model.Name = "…";
        var row = await form.ReadAsync(model, ModelState);
        if (ModelState.IsValid)
            await AcceptAsync(await check(row), property => form.FieldOf(model, property));
        return Part("_PreviewResult", await preview(row));
    }

    async Task<IActionResult> SaveAsync(TModel sent, TRow? known)
    {
        if (form.Admit(sent, known) is not { } model)
            return ToList();

        var before = RowState.Of(known);
        // Saving may change the row that is known.
        var former = known is null ? null : JsonSerializer.Deserialize<TRow>(JsonSerializer.Serialize(known));
        var row = await form.ReadAsync(model, ModelState);
        if (!ModelState.IsValid || !await AcceptAsync(await form.SaveAsync(row), property => form.FieldOf(model, property)))
            return Show(await form.CompleteAsync(model));

        await Activity.WriteChangeAsync(before, RowState.Of(row), row, () => form.ChangesAsync(former, row), $"{Prefix}ActivityLog.{form.One}Saved", await form.TellAsync(row));
        await NotifyAsync($"{Prefix}{form.Topic}.Saved");
        return known is null ? AfterMaking(row) : ToList();
    }
}
