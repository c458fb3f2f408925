using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Openings;

/// <summary>Makes the pages of opening balances, and the file of refused rows.</summary>
public sealed class AdminOpeningFactory(
    IOpeningDesk desk, IOpeningReleases releases, ApproversText approvers, Actor actor, ICustomerService customers, IWalletDirectory wallets, ILocalizationService localization, Texts texts, ShopClock clock)
{
    // Older ones are in the database and in the activity log.
    const int Shown = 100;
    const int PageSize = 100;

    static readonly OpeningOutcome[] s_refused = [.. Enum.GetValues<OpeningOutcome>().Where(outcome => outcome.IsRefused())];

    // The columns of a file that is brought, so that it can be brought again, with the reason after them.
    static readonly FileColumns<RefusedRow> s_columns = new FileColumns<RefusedRow>("1")
        .Number("line", row => row.Row.Line == 0 ? null : row.Row.Line)
        .Text(OpeningColumns.Email, row => row.Row.Email).Text(OpeningColumns.Phone, row => row.Row.Phone).Text(OpeningColumns.Card, row => row.Row.Card)
        .Amount(OpeningColumns.Amount, row => new Money(row.Row.Amount, CurrencySpec.For(row.Row.CurrencyCode)))
        .Code(OpeningColumns.Expires, row => row.Expires).Text(OpeningColumns.Tier, row => row.Row.Tier).Text(OpeningColumns.Note, row => row.Row.Note)
        .Text("refused_because", row => row.Why);

    /// <summary>The newest batches, and the forms for another.</summary>
    /// <param name="rate">The form of points, where something of it was wrong; null: a fresh one.</param>
    public async Task<OpeningListModel> ListAsync(PointsRateModel? rate = null)
    {
        var batches = await desk.NewestAsync(Shown);
        var people = (await customers.GetCustomersByIdsAsync([.. batches.Select(batch => batch.BroughtBy).Distinct()])).ToDictionary(customer => customer.Id);
        var rows = new List<TableRow>(batches.Count);
        foreach (var batch in batches)
        {
            rows.Add(new(batch.Id,
            [
                await NameAsync(batch), batch.Rows.ToString("N0", CultureInfo.CurrentCulture),
                new(clock.Shown(batch.BroughtOnUtc)) { Note = ClientNames.EmailOrNumber(people.GetValueOrDefault(batch.BroughtBy), batch.BroughtBy) },
                await texts.GetAsync(StateOf(batch)),
            ]));
        }

        rate ??= new();
        rate.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        return new()
        {
            Rate = rate,
            Batches = new([Column.Text("Openings.Batch"), Column.Count("Openings.Rows"), Column.Short("Openings.BroughtOn") with { IsWideOnly = true }, Column.Text("Openings.State")], rows) { Action = "Watch" },
        };
    }

    /// <summary>A batch with what becomes, or became, of its rows; null: none.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="outcomeId">Only rows that ended so (<see cref="OpeningOutcome"/>); 0: all.</param>
    /// <param name="afterNumber">Number of the last row of the page before; 0: the first page.</param>
    /// <param name="openBefore">Rows that were not through before the press that led here; 0: no press did.</param>
    public async Task<OpeningBatchModel?> PrepareAsync(int batchId, int outcomeId, int afterNumber, int openBefore)
    {
        if (await desk.GetAsync(batchId) is not { } batch)
            return null;

        OpeningOutcome? wanted = Enum.IsDefined((OpeningOutcome)outcomeId) ? (OpeningOutcome)outcomeId : null;
        var counts = await desk.CountsAsync(batchId);
        var open = OpenIn(counts);
        var found = await desk.RowsAsync(batchId, wanted is { } one ? [one] : [], Math.Max(0, afterNumber), PageSize + 1);
        var page = found.Take(PageSize).ToList();
        var (needsSecond, waits) = await releases.LookAsync(batch);
        var approving = needsSecond ? await approvers.SayAsync(waits?.Proposal ?? new() { KindId = (int)ProposalKind.Openings, SubjectId = batch.Id, ProposedBy = await actor.IdAsync() }) : null;
        return new()
        {
            Id = batch.Id,
            Name = await NameAsync(batch),
            Rate = batch.Source == OpeningSource.Points ? await texts.GetAsync("Openings.RateIs", batch.RatePoints, Figures.Amount(batch.RateAmount, CurrencySpec.For(batch.CurrencyCode))) : null,
            Brought = await WhoAndWhenAsync(batch.BroughtBy, batch.BroughtOnUtc),
            Confirmed = batch.ConfirmedOnUtc is { } confirmed ? await WhoAndWhenAsync(batch.ConfirmedBy, confirmed) : null,
            ApprovedBy = batch.ApprovedBy == 0 ? null : ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(batch.ApprovedBy), batch.ApprovedBy),
            State = await texts.GetAsync(StateOf(batch)),
            IsDone = batch.DoneOnUtc is not null,
            Percent = batch.Rows == 0 ? 100 : 100 - (int)(100L * open / batch.Rows),
            Open = open,
            Preview = batch.ConfirmedOnUtc is null ? await PreviewAsync(batch, counts) : null,
            NeedsSecond = needsSecond,
            WaitsIn = waits?.Proposal.Id ?? 0,
            Approvers = approving?.Words,
            CanBeApproved = approving is not { Anybody: false },
            GoesOn = open > 0 && open < openBefore,
            HasRefused = batch.Source == OpeningSource.File && counts.Any(count => count.Outcome.IsRefused()),
            OutcomeId = wanted is null ? 0 : outcomeId,
            Counts = await CountsAsync(batch, counts, wanted),
            Rows = await RowsAsync(batch, page),
            NextAfterNumber = found.Count > PageSize ? page[^1].Number : 0,
        };
    }

    /// <summary>What a batch is called.</summary>
    public async Task<string> NameAsync(OpeningBatch batch) => batch.Name.Length > 0 ? batch.Name : await texts.GetAsync("Openings.FromPoints");

    /// <summary>How many rows of a batch are not through.</summary>
    public async Task<int> OpenAsync(int batchId) => OpenIn(await desk.CountsAsync(batchId));

    /// <summary>Says in words what a batch would do.</summary>
    public async Task<string> PreviewAsync(OpeningBatch batch) => await PreviewAsync(batch, await desk.CountsAsync(batch.Id));

    /// <summary>Writes the refused rows of a batch as a file that can be corrected and brought again.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public Task WriteRefusedAsync(Stream output, int batchId, CancellationToken cancellationToken) => s_columns.WriteAsync(output, new CsvFormat(), RefusedAsync(batchId), cancellationToken);

    async IAsyncEnumerable<RefusedRow> RefusedAsync(int batchId)
    {
        for (var (last, isMore) = (0, true); isMore;)
        {
            var page = await desk.RowsAsync(batchId, s_refused, last, PageSize);
            foreach (var row in page)
            {
                var end = !row.HasOwnEnd ? "" : LastDay(row) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : OpeningFileReader.Never;
                yield return new(row, end, await WhyAsync(row));
            }

            isMore = page.Count == PageSize;
            last = page.Count > 0 ? page[^1].Number : 0;
        }
    }

    async Task<string> PreviewAsync(OpeningBatch batch, IReadOnlyList<OpeningCount> counts)
    {
        var ready = counts.FirstOrDefault(count => count.Outcome == OpeningOutcome.Ready) ?? new(OpeningOutcome.Ready, 0, 0, 0);
        var words = await texts.GetAsync("Openings.Preview", ready.Rows, Figures.Amount(ready.Sum, CurrencySpec.For(batch.CurrencyCode)));
        if (ready.Points > 0)
            words += " · " + await texts.GetAsync("Openings.PreviewPoints", ready.Points);
        return counts.Sum(count => count.Rows) - ready.Rows is > 0 and var others ? words + " · " + await texts.GetAsync("Openings.PreviewOthers", others) : words;
    }

    async Task<TableModel> CountsAsync(OpeningBatch batch, IReadOnlyList<OpeningCount> counts, OpeningOutcome? wanted)
    {
        var currency = CurrencySpec.For(batch.CurrencyCode);
        var rows = new List<TableRow>(counts.Count);
        foreach (var count in counts)
        {
            rows.Add(new(0,
            [
                new(await localization.GetLocalizedEnumAsync(count.Outcome)) { Link = string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackOpening/Watch/{batch.Id}?outcomeId={(int)count.Outcome}"), IsCurrent = count.Outcome == wanted },
                count.Rows.ToString("N0", CultureInfo.CurrentCulture),
                Figures.Amount(count.Sum, currency),
            ]));
        }

        return new([Column.Text("Openings.Outcome"), Column.Count("Openings.Clients"), Column.Amount("Openings.Sum")], rows) { Action = null };
    }

    async Task<TableModel> RowsAsync(OpeningBatch batch, List<OpeningRow> page)
    {
        var currency = CurrencySpec.For(batch.CurrencyCode);
        var known = (await customers.GetCustomersByIdsAsync([.. page.Select(row => row.CustomerId).Where(id => id > 0).Distinct()])).ToDictionary(customer => customer.Id);
        var never = await texts.GetAsync("Openings.Never");
        var rows = new List<TableRow>(page.Count);
        foreach (var row in page)
        {
            var written = string.Join(" · ", new[] { row.Card, row.Email, row.Phone }.Where(part => part.Length > 0));
            var client = row.CustomerId > 0 ? ClientNames.EmailOrNumber(known.GetValueOrDefault(row.CustomerId), row.CustomerId) : null;
            var about = new[] { client is null || client == written ? "" : written, row.Points > 0 ? "" : row.Note };
            var amount = row.Known > 0 ? await texts.GetAsync("Openings.HasAlready", Figures.Amount(row.Known, currency)) : null;
            rows.Add(new(row.Id,
            [
                new(client ?? written) { Note = about.Where(part => part.Length > 0).ToList() is { Count: > 0 } notes ? string.Join(" · ", notes) : null },
                (row.Line > 0 ? row.Line : row.Number).ToString(CultureInfo.CurrentCulture),
                new(Figures.Amount(row.Amount, currency)) { Note = row.Points > 0 ? await texts.GetAsync("Openings.OfPoints", row.Points) : null },
                row.Amount == 0 ? "" : LastDay(row)?.ToString("d", CultureInfo.CurrentCulture) ?? never,
                row.Tier,
                new(await WhyAsync(row)) { Note = amount },
            ]));
        }

        return new(
        [
            Column.Text("Openings.Client") with { CellClass = "text-break" }, Column.Count(batch.Source == OpeningSource.File ? "Openings.Line" : "Openings.Row") with { IsWideOnly = true }, Column.Amount("Openings.Amount"),
            Column.Short("Openings.Until") with { IsWideOnly = true }, Column.Text("Openings.Tier") with { IsWideOnly = true }, Column.Text("Openings.Outcome") with { IsWideOnly = true },
        ], rows) { Action = null };
    }

    // What becomes of it; of a refused row each reason with its column, where it is one cell that is wrong.
    async Task<string> WhyAsync(OpeningRow row)
    {
        var reasons = row.Reasons;
        if (reasons.Count == 0)
            return await localization.GetLocalizedEnumAsync(row.Outcome);
        var said = new List<string>(reasons.Count);
        foreach (var reason in reasons)
        {
            var why = await localization.GetLocalizedEnumAsync(reason);
            said.Add(ColumnOf(row, reason) is { } column ? await texts.GetAsync("Openings.Reason", await texts.OfKeyAsync(CashbackDefaults.ResourcePrefix + "." + $"Openings.{column}"), why) : why);
        }

        return string.Join("; ", said);
    }

    // The heading under which the page shows the cell; null: it is not one cell.
    static string? ColumnOf(OpeningRow row, OpeningOutcome reason) => reason switch
    {
        OpeningOutcome.NoTier or OpeningOutcome.TierNotAllowed => "Tier",
        OpeningOutcome.Over => "Until",
        OpeningOutcome.TooMuch or OpeningOutcome.Nothing => "Amount",
        OpeningOutcome.NoClient or OpeningOutcome.SeveralClients when row.Points == 0 => "Client",
        _ => null,
    };

    DateOnly? LastDay(OpeningRow row) => row.ExpiresOnUtc is { } end ? ShopTime.Date(end.AsUtc().AddTicks(-1), clock.Zone) : null;

    static int OpenIn(IReadOnlyList<OpeningCount> counts) => counts.Where(count => count.Outcome.IsOpen()).Sum(count => count.Rows);

    async Task<string> WhoAndWhenAsync(int customerId, DateTime utc) => $"{ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(customerId), customerId)}, {clock.Shown(utc)}";

    static string StateOf(OpeningBatch batch) => batch switch
    {
        { ConfirmedOnUtc: null } => "Openings.State.Waits",
        { DoneOnUtc: null } => "Openings.State.Underway",
        _ => "Openings.State.Done",
    };

    sealed record RefusedRow(OpeningRow Row, string Expires, string Why);
}
