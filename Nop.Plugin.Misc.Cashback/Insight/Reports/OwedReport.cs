using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>What the shop owed to its clients at the end of a day: by currency, by age and by the month in which it runs out. For the accountant at the end of a year.</summary>
sealed class OwedReport(OwedQueries owed, BreakageTable breakage, ILedgerSealer sealer, Texts texts, ShopClock clock, TimeProvider time) : IReport
{
    // Days since credit was given, at most, of each age but the last.
    static readonly int[] s_ages = [30, 90, 180, 365];

    /// <inheritdoc/>
    public string Key => "Owed";

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.Day;

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var ages = s_ages.Select(days => ShopTime.StartOfDay(filter.To.AddDays(1 - days), clock.Zone)).ToArray();
        var held = await owed.HeldAsync(filter.ToUtc, cancellationToken);
        var lots = await owed.LotsAsync(filter.ToUtc, [.. ages.Reverse()], cancellationToken);
        return new([await SumsAsync(held), await AgesAsync(lots), await EndsAsync(lots, filter), await breakage.OfAsync(filter, cancellationToken)]) { Facts = await FactsAsync(cancellationToken) };
    }

    // What the statement leans on: who doubts it can have the ledger verified against it.
    async Task<IReadOnlyList<(string Label, string Value)>> FactsAsync(CancellationToken cancellationToken)
    {
        var facts = new List<(string Label, string Value)> { (await texts.GetAsync("Reports.MadeOn"), clock.Shown(time.GetUtcNow().UtcDateTime)) };
        if (await sealer.NewestAsync(cancellationToken) is { } seal)
            facts.Add((await texts.GetAsync("Reports.Seal"), $"{seal.Number.ToString(CultureInfo.CurrentCulture)}, {clock.Shown(seal.SealedOnUtc)}, {seal.Hash[..16]}"));
        return facts;
    }

    async Task<ReportTable> SumsAsync(IReadOnlyList<OwedThen> held) => new("sums", await texts.GetAsync("Reports.Owed.Sums"),
        [
            new("currency", "Reports.Currency", ReportColumnKind.Text), new("available", "Overview.Available", ReportColumnKind.Amount), new("pending", "Overview.Pending", ReportColumnKind.Amount),
            new("reserved", "Overview.Reserved", ReportColumnKind.Amount), new("debt", "Reports.Debt", ReportColumnKind.Amount), new("owed", "Reports.Net", ReportColumnKind.Amount),
        ],
        [.. held.Where(sum => sum != new OwedThen(sum.CurrencyCode, 0, 0, 0, 0)).Select(sum => new ReportRow(CurrencySpec.For(sum.CurrencyCode), [sum.CurrencyCode, sum.Available, sum.Pending, sum.Reserved, sum.Debt, sum.Net]))]);

    async Task<ReportTable> AgesAsync(IReadOnlyList<LotsThen> lots)
    {
        var rows = new List<ReportRow>();
        foreach (var ofCurrency in lots.GroupBy(lot => lot.CurrencyCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // Newest first; the query counts from the oldest.
            foreach (var ofAge in ofCurrency.GroupBy(lot => s_ages.Length - lot.Age).OrderBy(group => group.Key))
                rows.Add(RowOf(ofAge.Key == s_ages.Length ? await texts.GetAsync("Reports.Owed.Older", s_ages[^1]) : await texts.GetAsync("Reports.Owed.Age", ofAge.Key == 0 ? 0 : s_ages[ofAge.Key - 1], s_ages[ofAge.Key] - 1), ofAge));
        }

        return new("ages", await texts.GetAsync("Reports.Owed.Ages"), Columns("age", "Reports.Owed.SinceGiven"), rows);
    }

    async Task<ReportTable> EndsAsync(IReadOnlyList<LotsThen> lots, ReportFilter filter)
    {
        var rows = new List<ReportRow>();
        foreach (var ofCurrency in lots.GroupBy(lot => lot.CurrencyCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var ofEnd in ofCurrency.GroupBy(lot => PlaceOf(lot, filter)).OrderBy(group => group.Key))
                rows.Add(RowOf(await NameAsync(ofEnd.Key), ofEnd));
        }

        return new("ends", await texts.GetAsync("Reports.Owed.Ends"), Columns("month", "Reports.Owed.RunsOut"), rows) { Charted = rows.Count > 1 ? [4] : [] };
    }

    // By the last day on which it can be used; what has none comes last.
    (int Group, DateOnly Month) PlaceOf(LotsThen lot, ReportFilter filter)
    {
        if (lot.ExpiresOnUtc is not { } end)
            return (lot.IsDated ? 2 : 3, default);
        var day = ShopTime.Date(end.AddTicks(-1), clock.Zone);
        return end <= filter.ToUtc ? (0, default) : (1, new(day.Year, day.Month, 1));
    }

    async Task<string> NameAsync((int Group, DateOnly Month) place) => place.Group switch
    {
        0 => await texts.GetAsync("Reports.Owed.Past"),
        1 => place.Month.ToString("MMM yyyy", CultureInfo.CurrentCulture),
        2 => await texts.GetAsync("Reports.Owed.Never"),
        _ => await texts.GetAsync("Reports.Owed.NotKnown"),
    };

    static ReportColumn[] Columns(string name, string heading) =>
    [
        new(name, heading, ReportColumnKind.Text), new("available", "Overview.Available", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("pending", "Overview.Pending", ReportColumnKind.Amount, true) { IsWideOnly = true },
        new("reserved", "Overview.Reserved", ReportColumnKind.Amount, true) { IsWideOnly = true }, new("sum", "Reports.Sum", ReportColumnKind.Amount, true),
    ];

    static ReportRow RowOf(string name, IEnumerable<LotsThen> lots)
    {
        var all = lots.ToList();
        var (available, pending, reserved) = (all.Sum(lot => lot.Available), all.Sum(lot => lot.Pending), all.Sum(lot => lot.Reserved));
        return new(CurrencySpec.For(all[0].CurrencyCode), [name, available, pending, reserved, available + pending + reserved]);
    }
}
