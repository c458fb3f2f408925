using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Returns;

/// <summary>Makes the pages of return files.</summary>
public sealed class AdminReturnFactory(
    IReturnDesk desk, ReturnDifferences differences, ReturnForm form, IVoucherService vouchers, IBranchService branches, BranchStaff staff, Actor actor, ICustomerService customers, ILocalizationService localization, Texts texts, ShopClock clock)
{
    // Older ones are in the database and in the activity log.
    const int Shown = 100;
    const int PageSize = 100;

    /// <summary>The newest files, and the form for another.</summary>
    /// <param name="posted">The form, where something of it was wrong; null: a fresh one.</param>
    public async Task<ReturnListModel> ListAsync(ReturnUploadModel? posted = null)
    {
        var reach = await staff.ReachAsync(await actor.IdAsync());
        var batches = await desk.NewestAsync(reach, Shown);
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var people = (await customers.GetCustomersByIdsAsync([.. batches.Select(batch => batch.BroughtBy).Distinct()])).ToDictionary(customer => customer.Id);
        var rows = new List<TableRow>(batches.Count);
        foreach (var batch in batches)
        {
            rows.Add(new(batch.Id,
            [
                batch.Name, names.GetValueOrDefault(batch.BranchId), batch.Rows.ToString("N0", CultureInfo.CurrentCulture),
                new(clock.Shown(batch.BroughtOnUtc)) { Note = ClientNames.EmailOrNumber(people.GetValueOrDefault(batch.BroughtBy), batch.BroughtBy) },
                await texts.GetAsync(StateOf(batch)),
            ]));
        }

        return new()
        {
            Upload = await form.CompleteAsync(posted ?? new()),
            OpenDifferences = await differences.CountAsync(reach),
            Batches = new([Column.Text("Returns.Batch"), Column.Text("Returns.Branch"), Column.Count("Returns.Rows"), Column.Short("Returns.BroughtOn"), Column.Text("Returns.State")], rows) { Action = "Watch" },
        };
    }

    /// <summary>A file with what becomes, or became, of its rows; null: none.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="outcomeId">Only rows that ended so (<see cref="ReturnOutcome"/>); 0: all.</param>
    /// <param name="afterNumber">Number of the last row of the page before; 0: the first page.</param>
    /// <param name="readyBefore">Rows that were ready before the press that led here; 0: no press did.</param>
    public async Task<ReturnBatchModel?> PrepareAsync(int batchId, int outcomeId, int afterNumber, int readyBefore)
    {
        if (await FindAsync(batchId) is not { } batch)
            return null;

        ReturnOutcome? wanted = Enum.IsDefined((ReturnOutcome)outcomeId) ? (ReturnOutcome)outcomeId : null;
        var counts = await desk.CountsAsync(batchId);
        var ready = counts.Where(count => count.Outcome == ReturnOutcome.Ready).Sum(count => count.Rows);
        var found = await desk.RowsAsync(batchId, wanted, Math.Max(0, afterNumber), PageSize + 1);
        var page = found.Take(PageSize).ToList();
        return new()
        {
            Id = batch.Id,
            Name = batch.Name,
            Branch = (await branches.GetByIdAsync(batch.BranchId))?.Name,
            Brought = await WhoAndWhenAsync(batch.BroughtBy, batch.BroughtOnUtc),
            Confirmed = batch.ConfirmedOnUtc is { } confirmed ? await WhoAndWhenAsync(batch.ConfirmedBy, confirmed) : null,
            State = await texts.GetAsync(StateOf(batch)),
            IsDone = batch.DoneOnUtc is not null,
            Percent = batch.Rows == 0 ? 100 : 100 - (int)(100L * ready / batch.Rows),
            OpenDifferences = batch.DoneOnUtc is null ? 0 : await differences.CountAsync(batchId),
            GoesOn = ready > 0 && ready < readyBefore,
            OutcomeId = wanted is null ? 0 : outcomeId,
            Counts = await CountsAsync(counts, batchId, wanted),
            Rows = await RowsAsync(page),
            NextAfterNumber = found.Count > PageSize ? page[^1].Number : 0,
        };
    }

    /// <summary>A batch of a branch that who asks sees; null: none.</summary>
    public async Task<ReturnBatch?> FindAsync(int batchId) => await desk.GetAsync(batchId) is { } batch && await staff.MayAsync(await actor.IdAsync(), batch.BranchId) ? batch : null;

    /// <summary>Counts the rows of a batch that are ready.</summary>
    public async Task<int> ReadyAsync(int batchId) => (await desk.CountsAsync(batchId)).Where(count => count.Outcome == ReturnOutcome.Ready).Sum(count => count.Rows);

    /// <summary>Says what the rows of a batch that are ready come to, by currency.</summary>
    public async Task<string> SumsAsync(int batchId) => string.Join(", ", (await desk.CountsAsync(batchId))
        .Where(count => count.Outcome == ReturnOutcome.Ready).Select(count => new Money(count.Sum, CurrencySpec.For(count.CurrencyCode)).ToString()));

    async Task<TableModel> CountsAsync(IReadOnlyList<ReturnCount> counts, int batchId, ReturnOutcome? wanted)
    {
        var rows = new List<TableRow>(counts.Count);
        foreach (var count in counts)
        {
            rows.Add(new(0,
            [
                new(await localization.GetLocalizedEnumAsync(count.Outcome)) { Link = string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackReturn/Watch/{batchId}?outcomeId={(int)count.Outcome}"), IsCurrent = count.Outcome == wanted },
                count.Rows.ToString("N0", CultureInfo.CurrentCulture),
                Figures.Amount(count.Sum, CurrencySpec.For(count.CurrencyCode)),
            ]));
        }

        return new([Column.Text("Returns.Outcome"), Column.Count("Returns.Rows"), Column.Amount("Returns.Sum")], rows) { Action = null };
    }

    async Task<TableModel> RowsAsync(List<ReturnRow> page)
    {
        var sale = await texts.GetAsync("Returns.Sale");
        var rows = new List<TableRow>(page.Count);
        foreach (var row in page)
        {
            rows.Add(new(row.Id,
            [
                row.Number.ToString(CultureInfo.CurrentCulture), new(VoucherOf(row)) { Badge = row.IsSale ? sale : null }, Figures.Amount(row.Amount, CurrencySpec.For(row.CurrencyCode)),
                new(row.Receipt) { Note = string.Join(", ", new[] { row.TakenOnUtc is { } taken ? clock.Shown(taken) : "", row.Clerk }.Where(part => part.Length > 0)) is { Length: > 0 } note ? note : null },
                new(await localization.GetLocalizedEnumAsync(row.Outcome)) { Note = row.SettledOnUtc is null ? null : row.SettledNote },
            ]));
        }

        return new([Column.Count("Returns.Row"), Column.Short("Returns.Voucher") with { IsWideOnly = true }, Column.Amount("Returns.Amount"), Column.Text("Returns.Receipt") with { IsWideOnly = true }, Column.Text("Returns.Outcome")], rows) { Action = null };
    }

    string VoucherOf(ReturnRow row) => row.Reference.Length > 0 ? $"…{vouchers.EndOf(row.Reference)}" : $"…{row.Written}";

    async Task<string> WhoAndWhenAsync(int customerId, DateTime utc) => $"{ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(customerId), customerId)}, {clock.Shown(utc)}";

    static string StateOf(ReturnBatch batch) => batch switch
    {
        { ConfirmedOnUtc: null } => "Returns.State.Waits",
        { DoneOnUtc: null } => "Returns.State.Underway",
        _ => "Returns.State.Done",
    };
}

/// <summary>Return files, and the form for another.</summary>
public sealed record ReturnListModel : BaseNopModel
{
    public ReturnUploadModel Upload { get; set; } = new();

    public required TableModel Batches { get; init; }

    /// <summary>How many differences wait.</summary>
    public int OpenDifferences { get; set; }
}

/// <summary>A return file, formatted.</summary>
public sealed record ReturnBatchModel : BaseNopEntityModel
{
    public string Name { get; set; } = "";

    public string? Branch { get; set; }

    /// <summary>Who brought it, and when.</summary>
    public string? Brought { get; set; }

    /// <summary>Who confirmed it, and when; null: nobody yet.</summary>
    public string? Confirmed { get; set; }

    public string? State { get; set; }

    public bool IsDone { get; set; }

    /// <summary>How much of it is through, 0 … 100.</summary>
    public int Percent { get; set; }

    /// <summary>How many of its differences wait, when it is done.</summary>
    public int OpenDifferences { get; set; }

    /// <summary>Whether the last press took some and left some: the page goes on by itself.</summary>
    public bool GoesOn { get; set; }

    /// <summary>Outcome of the rows that are shown; 0: all.</summary>
    public int OutcomeId { get; set; }

    public required TableModel Counts { get; init; }

    public required TableModel Rows { get; init; }

    /// <summary>Number after which the next page begins; 0: this is the last one.</summary>
    public int NextAfterNumber { get; set; }
}
