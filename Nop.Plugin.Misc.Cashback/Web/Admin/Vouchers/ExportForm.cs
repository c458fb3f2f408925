using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Vouchers;

/// <summary>Makes and reads the form for a branch's file.</summary>
public sealed class ExportForm(FormReaders readers, AdminChoices choices, BranchStaff staff, Actor actor, IWalletDirectory wallets, ShopClock clock, Texts texts)
{
    /// <summary>The form, as it is first shown.</summary>
    public Task<ExportModel> NewAsync(int branchId) =>
        CompleteAsync(new() { BranchId = branchId, ContentId = (int)ExportContent.Vouchers, Format = FileFormats.All[0].Extension });

    /// <summary>Fills in what a post does not bring.</summary>
    public async Task<ExportModel> CompleteAsync(ExportModel model)
    {
        model.AvailableBranches = await BranchesAsync();
        model.AvailableContents = [Item(ExportContent.Vouchers, await texts.GetAsync("Export.Content.Vouchers")), Item(ExportContent.Balances, await texts.GetAsync("Export.Content.Balances"))];
        model.AvailableFormats = [.. FileFormats.All.Select(format => new SelectListItem(format.Extension.ToUpperInvariant(), format.Extension))];
        model.AvailableTiers = [new(await texts.GetAsync("Export.EveryTier"), "0"), .. await choices.TiersAsync()];
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        return model;
    }

    /// <summary>Reads what was wanted; null: something is wrong and stands beside its field.</summary>
    /// <param name="model">As it was posted, under the name "export".</param>
    /// <param name="state">Takes what is wrong.</param>
    internal async Task<(ExportRequest Request, FileFormat Format)?> ReadAsync(ExportModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        var least = await reader.OptionalAmountAsync(Field(nameof(model.Least)), model.Least);
        var format = FileFormats.Find(model.Format);
        if (format is null)
            await reader.RefuseAsync(Field(nameof(model.Format)), "Errors.Required");
        if (!Has(await BranchesAsync(), model.BranchId))
            await reader.RefuseAsync(Field(nameof(model.BranchId)), "Errors.Choose");
        if (model.TierId != 0 && !Has(await choices.TiersAsync(), model.TierId))
            await reader.RefuseAsync(Field(nameof(model.TierId)), "Errors.Choose");
        if (!Enum.IsDefined((ExportContent)model.ContentId))
            await reader.RefuseAsync(Field(nameof(model.ContentId)), "Errors.Required");
        if (!state.IsValid)
            return null;

        DateTime? since = model.ChangedSince is { } day ? ShopTime.StartOfDay(DateOnly.FromDateTime(day), clock.Zone) : null;
        return (new((ExportContent)model.ContentId, model.BranchId) { Least = least, TierId = model.TierId, ChangedSinceUtc = since }, format!);
    }

    // Who is bound to branches has no file of all of them.
    async Task<IList<SelectListItem>> BranchesAsync()
    {
        var reach = await staff.ReachAsync(await actor.IdAsync());
        var all = await choices.BranchesAsync("Plugins.Misc.Cashback.Vouchers.AllBranches", reach);
        return reach.Bound.Count == 0 ? all : [.. all.Skip(1)];
    }

    static bool Has(IEnumerable<SelectListItem> items, int id) => items.Any(item => item.Value == id.ToString(CultureInfo.InvariantCulture));

    static string Field(string name) => $"Export.{name}";

    static SelectListItem Item(ExportContent content, string text) => new(text, ((int)content).ToString(CultureInfo.InvariantCulture));
}
