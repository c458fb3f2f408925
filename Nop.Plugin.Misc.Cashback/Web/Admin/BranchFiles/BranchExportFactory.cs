using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Salon.Exports;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.BranchFiles;

/// <summary>Makes the page on which a branch's files are set, and reads its form.</summary>
public sealed class BranchExportFactory(BranchExports exports, SalonExport files, FormReaders readers, AdminChoices choices, ShopClock clock, Texts texts)
{
    const int Never = -1;
    const int Shown = 14;
    const int HoursOfDay = 24;

    /// <summary>The page.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="posted">The form, where something of it was wrong; null: as it is kept.</param>
    public async Task<BranchExportModel> PrepareAsync(Branch branch, BranchExportModel? posted = null)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var kept = await exports.OfAsync(branch.Id);
        var model = posted ?? new()
        {
            Hour = kept.Hour ?? Never,
            ContentId = kept.ContentId,
            Format = kept.Format,
            Mailbox = kept.Mailbox,
            Separator = Array.IndexOf(CsvDialect.Separators, kept.Separator),
            DecimalSign = Array.IndexOf(CsvDialect.DecimalSigns, kept.DecimalSign),
            EncodingId = kept.EncodingId,
            HasMark = kept.HasMark,
            Headings = kept.Headings,
        };
        (model.Id, model.Branch) = (branch.Id, branch.Name);
        model.AvailableHours = [Item(Never, await texts.GetAsync("BranchFiles.Hour.Never")), .. Enumerable.Range(0, HoursOfDay).Select(hour => Item(hour, new TimeOnly(hour, 0).ToString("t", CultureInfo.CurrentCulture)))];
        model.AvailableContents = [Item((int)ExportContent.Vouchers, await texts.GetAsync("Export.Content.Vouchers")), Item((int)ExportContent.Balances, await texts.GetAsync("Export.Content.Balances"))];
        model.AvailableFormats = [.. FileFormats.All.Select(format => new SelectListItem(format.Extension.ToUpperInvariant(), format.Extension))];
        model.AvailableSeparators = [Item(0, await texts.GetAsync("BranchFiles.Separator.Comma")), Item(1, await texts.GetAsync("BranchFiles.Separator.Semicolon")), Item(2, await texts.GetAsync("BranchFiles.Separator.Tab")), Item(3, await texts.GetAsync("BranchFiles.Separator.Bar"))];
        model.AvailableDecimalSigns = [Item(0, "1234.50"), Item(1, "1234,50")];
        model.AvailableEncodings = await choices.OfEnumAsync<CsvEncoding>();
        model.Preview = await files.PreviewAsync(CsvDialect.Of(kept), CsvDialect.EncodingOf(kept), branch.Name);
        model.Folder = string.Create(CultureInfo.InvariantCulture, $"App_Data/cashback-exports/branch-{branch.Id}");
        model.Files = await FilesAsync(branch.Id);
        return model;
    }

    /// <summary>Reads how the branch wants its files; null: something is wrong and stands beside its field.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="model">As it was posted.</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<BranchExport?> ReadAsync(Branch branch, BranchExportModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(model);
        var reader = await readers.OpenAsync(state);
        var headings = FormReader.Text(model.Headings);
        var (content, encoding) = (await reader.ChoiceAsync<ExportContent>(nameof(model.ContentId), model.ContentId), await reader.ChoiceAsync<CsvEncoding>(nameof(model.EncodingId), model.EncodingId));
        var mailbox = await reader.MailboxAsync(nameof(model.Mailbox), model.Mailbox, BranchExport.LongestMailbox);
        if (model.Hour is < Never or >= HoursOfDay)
            await reader.RefuseAsync(nameof(model.Hour), "Errors.Choose");
        if (FileFormats.Find(model.Format) is null)
            await reader.RefuseAsync(nameof(model.Format), "Errors.Choose");
        if (CsvDialect.Separators.ElementAtOrDefault(model.Separator) is null)
            await reader.RefuseAsync(nameof(model.Separator), "Errors.Choose");
        if (CsvDialect.DecimalSigns.ElementAtOrDefault(model.DecimalSign) is null)
            await reader.RefuseAsync(nameof(model.DecimalSign), "Errors.Choose");
        if (headings.Length > CsvDialect.MostOfHeadings)
            await reader.RefuseAsync(nameof(model.Headings), "Errors.TooLong", CsvDialect.MostOfHeadings);
        else if (CsvDialect.FirstUnknown(headings, SalonExport.Columns) is { } line)
            await reader.RefuseAsync(nameof(model.Headings), "Branches.ReturnColumns.Unknown", line);
        return !state.IsValid ? null : new()
        {
            BranchId = branch.Id,
            Hour = model.Hour == Never ? null : model.Hour,
            ContentId = (int)content,
            Format = model.Format!,
            Mailbox = mailbox,
            Separator = CsvDialect.Separators[model.Separator],
            DecimalSign = CsvDialect.DecimalSigns[model.DecimalSign],
            EncodingId = (int)encoding,
            HasMark = model.HasMark,
            Headings = headings,
        };
    }

    async Task<TableModel> FilesAsync(int branchId)
    {
        var rows = new List<TableRow>();
        foreach (var batch in await exports.NewestAsync(branchId, Shown))
        {
            var (failed, tried) = (batch.DoneOnUtc is null && batch.Failure.Length > 0, clock.Shown(batch.TriedOnUtc.AsUtc()));
            rows.Add(new(batch.Id,
            [
                batch.Name,
                batch.DoneOnUtc is { } done ? clock.Shown(done.AsUtc()) : new TableCell(tried) { Badge = failed ? await texts.GetAsync("BranchFiles.Failed") : null, Note = failed ? batch.Failure : null },
                batch.DoneOnUtc is null ? null : batch.Rows.ToString(CultureInfo.CurrentCulture),
            ]));
        }

        return new([Column.Text("BranchFiles.Batch"), Column.Text("BranchFiles.WrittenOn"), Column.Count("BranchFiles.Rows")], rows) { Action = null, Id = "branch-files" };
    }

    static SelectListItem Item(int value, string text) => new(text, value.ToString(CultureInfo.InvariantCulture));
}
