using Nop.Plugin.Misc.Cashback.Files.Reading;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Web.Admin.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Openings;

/// <summary>Reads the forms by which opening balances are brought, and says why a file is refused.</summary>
public sealed class OpeningForm(FormReaders readers, ReturnForm files, Texts texts)
{
    const int MostPoints = 1_000_000;
    const int MostShown = 60;

    /// <summary>Reads what was brought; null: something is wrong and stands beside its field.</summary>
    /// <param name="model">As it was posted, under the name "upload".</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<IFormFile?> ReadAsync(OpeningUploadModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(state);
        var reader = await readers.OpenAsync(state);
        if (model.File is not { Length: > 0 })
            await reader.RefuseAsync(FileField, "Errors.Required");
        else if (model.File.Length > IOpeningDesk.MostBytes)
            await reader.RefuseAsync(FileField, "Openings.File.Hint");
        return state.IsValid ? model.File : null;
    }

    /// <summary>Reads the rate of points; null: something is wrong and stands beside its field.</summary>
    /// <param name="model">As it was posted, under the name "rate".</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<(int Points, long Amount)?> ReadAsync(PointsRateModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(state);
        var reader = await readers.OpenAsync(state);
        var points = await reader.WholeAsync(Field(nameof(model.Points)), model.Points, 1, MostPoints);
        var amount = await reader.AmountAsync(Field(nameof(model.Amount)), model.Amount);
        if (amount == 0 && state.GetFieldValidationState(Field(nameof(model.Amount))) != ModelValidationState.Invalid)
            await reader.RefuseAsync(Field(nameof(model.Amount)), "Errors.Zero");
        return state.IsValid ? (points, amount) : null;
    }

    /// <summary>Says why a file is refused, and where in it.</summary>
    internal Task<string> SayAsync(BroughtOpenings brought) => brought switch
    {
        { Cells.Count: >= OpeningFileReader.MostCells } => texts.GetAsync("Openings.CellsAndMore", brought.Cells.Count),
        { Cells.Count: > 0 } => texts.GetAsync("Openings.Cells", brought.Cells.Count),
        { Fault: { Kind: FileFaultKind.MissingColumn } fault } => texts.GetAsync("Openings.MissingColumn", fault.Detail),
        _ => files.SayAsync(brought.Fault!),
    };

    /// <summary>Lists wrong cells, each with its line, its column and what is wrong; null: none.</summary>
    internal async Task<TableModel?> CellsAsync(IReadOnlyList<OpeningCellFault> cells)
    {
        if (cells.Count == 0)
            return null;
        var rows = new List<TableRow>(cells.Count);
        foreach (var cell in cells)
        {
            rows.Add(new(rows.Count,
            [
                cell.Line.ToString(CultureInfo.CurrentCulture), Cut(cell.Heading),
                await texts.OfKeyAsync(CashbackDefaults.ResourcePrefix + "." + $"Openings.Wrong.{cell.Problem}", Cut(cell.Written), cell.Most),
            ]));
        }

        return new([Column.Count("Openings.Line"), Column.Text("Openings.Column") with { CellClass = "text-break" }, Column.Text("Openings.Wrong") with { CellClass = "text-break" }], rows) { Action = null, Id = "opening-wrong", Classes = "table-bordered table-sm" };
    }

    // What was pasted into a cell by mistake may be a whole page.
    static string Cut(string written) => written.Length <= MostShown ? written : string.Concat(written.AsSpan(0, MostShown), "…");

    /// <summary>Name of the field of the file.</summary>
    internal const string FileField = $"{nameof(OpeningListModel.Upload)}.{nameof(OpeningUploadModel.File)}";

    static string Field(string name) => $"{nameof(OpeningListModel.Rate)}.{name}";
}

/// <summary>A file of opening balances as it is brought.</summary>
public sealed record OpeningUploadModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Openings.File")]
    public IFormFile? File { get; set; }
}

/// <summary>The rate at which reward points become credit, as typed.</summary>
public sealed record PointsRateModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Openings.Rate.Points")]
    public int Points { get; set; } = 100;

    /// <summary>What so many points become, in the culture of the page.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Openings.Rate.Amount")]
    public string? Amount { get; set; }

    /// <summary>Code of the currency of <see cref="Amount"/>.</summary>
    public string CurrencyCode { get; set; } = "";
}
