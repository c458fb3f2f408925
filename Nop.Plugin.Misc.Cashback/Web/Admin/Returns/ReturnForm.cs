using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Returns;

/// <summary>Makes and reads the form by which a return file is brought, and says why one is refused.</summary>
public sealed class ReturnForm(FormReaders readers, AdminChoices choices, BranchStaff staff, Actor actor, IWalletDirectory wallets, Texts texts)
{
    /// <summary>Fills in what a post does not bring.</summary>
    public async Task<ReturnUploadModel> CompleteAsync(ReturnUploadModel model)
    {
        model.AvailableBranches = await choices.BranchesAsync("Plugins.Misc.Cashback.Returns.ChooseBranch", await staff.ReachAsync(await actor.IdAsync()));
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        return model;
    }

    /// <summary>Reads what was brought; null: something is wrong and stands beside its field.</summary>
    /// <param name="model">As it was posted, under the name "upload".</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<(IFormFile File, Branch Branch, (int? Rows, long? Sum) Typed)?> ReadAsync(ReturnUploadModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        var branch = await staff.FindAsync(await actor.IdAsync(), model.BranchId);
        if (branch is not { Active: true })
            await reader.RefuseAsync(Field(nameof(model.BranchId)), "Errors.Choose");
        if (model.File is not { Length: > 0 })
            await reader.RefuseAsync(Field(nameof(model.File)), "Errors.Required");
        else if (model.File.Length > IReturnDesk.MostBytes)
            await reader.RefuseAsync(Field(nameof(model.File)), "Returns.File.Hint");
        if (model.TypedRows is < 1)
            await reader.RefuseAsync(Field(nameof(model.TypedRows)), "Errors.Range", 1, WrittenFile.MostRows);
        var sum = await reader.OptionalAmountAsync(Field(nameof(model.TypedSum)), model.TypedSum);
        return state.IsValid ? (model.File!, branch!, (model.TypedRows, sum)) : null;
    }

    /// <summary>Says why a file is refused, and where in it.</summary>
    internal async Task<string> SayAsync(FileFault fault)
    {
        var said = new List<string> { await SayOneAsync(fault) };
        foreach (var other in fault.Others)
            said.Add(await SayOneAsync(other));
        if (said.Count == FileFault.MostNamed)
            said.Add(await texts.GetAsync("Returns.Fault.First", FileFault.MostNamed));
        return string.Join(' ', said);
    }

    async Task<string> SayOneAsync(FileFault fault)
    {
        var why = await texts.GetAsync($"Returns.Fault.{fault.Kind}", fault.Detail);
        return fault switch
        {
            { Line: 0 } => why,
            { Column: 0 } => await texts.GetAsync("Returns.Fault.AtLine", fault.Line, why),
            _ => await texts.GetAsync("Returns.Fault.AtCell", fault.Line, fault.Column, why),
        };
    }

    static string Field(string name) => $"{nameof(ReturnListModel.Upload)}.{name}";
}

/// <summary>A return file as it is brought.</summary>
public sealed record ReturnUploadModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Returns.Branch")]
    public int BranchId { get; set; }

    public IList<SelectListItem> AvailableBranches { get; set; } = [];

    [NopResourceDisplayName("Plugins.Misc.Cashback.Returns.File")]
    public IFormFile? File { get; set; }

    /// <summary>Rows as the till's own total says; null: the file has totals.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Returns.TypedRows")]
    public int? TypedRows { get; set; }

    /// <summary>Sum as the till's own total says, as typed; empty: the file has totals.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Returns.TypedSum")]
    public string? TypedSum { get; set; }

    /// <summary>Code of the currency of <see cref="TypedSum"/>.</summary>
    public string CurrencyCode { get; set; } = "";
}
