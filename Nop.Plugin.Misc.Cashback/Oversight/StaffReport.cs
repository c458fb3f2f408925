using Nop.Plugin.Misc.Cashback.Insight.Reports;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>What staff did by hand: adjustments, extensions, gifts, tiers and cards, takings that were confirmed, vouchers that were cancelled; by who did it, with the reasons that were given.</summary>
sealed class StaffReport(HandActs acts, HandmadeQueries handmade, ILocalizationService localization, ReportPeople people, Texts texts) : IReport
{
    // The newest of them; the sums are of all.
    const int Most = 500;

    /// <inheritdoc/>
    public string Key => "Staff";

    /// <inheritdoc/>
    public ReportFields Fields => ReportFields.Period;

    /// <inheritdoc/>
    public async Task<Report> RunAsync(ReportFilter filter, CancellationToken cancellationToken)
    {
        var lines = new List<Line>();
        foreach (var act in await acts.BetweenAsync(filter.FromUtc, filter.ToUtc))
            lines.Add(new(act.OnUtc, act.ActorId, act.CustomerId, await localization.GetLocalizedEnumAsync(act.Kind), act.Name, act.Amount, act.Why));
        var cancelled = await texts.GetAsync("Reports.Staff.Cancelled");
        foreach (var (entry, wallet) in await handmade.CancelledAsync(filter.FromUtc, filter.ToUtc))
            lines.Add(new(entry.CreatedOnUtc.AsUtc(), entry.ActorId, wallet.CustomerId, cancelled, "", wallet.CurrencyCode.Length == 0 ? null : new Money(entry.Amount, CurrencySpec.For(wallet.CurrencyCode)), entry.Reason ?? ""));

        cancellationToken.ThrowIfCancellationRequested();
        var newest = lines.OrderByDescending(line => line.OnUtc).Take(Most).ToList();
        var names = await people.NamesAsync(lines.Select(line => line.ActorId).Concat(newest.Select(line => line.CustomerId)));
        return new([await ActorsAsync(lines, names), await ActsAsync(newest, names)]);
    }

    async Task<ReportTable> ActorsAsync(List<Line> lines, IReadOnlyDictionary<int, string> names) => new("actors", await texts.GetAsync("Reports.Salon.Clerks"),
        [
            new("person", "Reports.Staff.Person", ReportColumnKind.Text), new("act", "Day.What", ReportColumnKind.Text), new("count", "Reports.Staff.Count", ReportColumnKind.Count, true), new("amount", "Reports.Sum", ReportColumnKind.Amount, true),
        ],
        [
            .. lines.GroupBy(line => (line.ActorId, line.What, line.Amount?.Currency)).OrderBy(group => names[group.Key.ActorId], StringComparer.CurrentCulture).ThenBy(group => group.Key.What, StringComparer.CurrentCulture)
                .Select(group => new ReportRow(group.Key.Currency, [names[group.Key.ActorId], group.Key.What, (long)group.Count(), ReportCell.Of(group.Key.Currency is null ? null : group.Sum(line => line.Amount!.Value.Minor))])),
        ]);

    async Task<ReportTable> ActsAsync(List<Line> newest, IReadOnlyDictionary<int, string> names) => new("acts", await texts.GetAsync("Reports.Staff.Acts", Most),
        [
            new("when", "Reports.Staff.When", ReportColumnKind.Instant), new("person", "Reports.Staff.Person", ReportColumnKind.Text) { IsWideOnly = true }, new("act", "Day.What", ReportColumnKind.Text),
            new("client", "Wallets.Customer", ReportColumnKind.Text) { IsWideOnly = true }, new("amount", "Reports.Staff.Amount", ReportColumnKind.Amount), new("reason", "Reports.Staff.Reason", ReportColumnKind.Text) { IsWideOnly = true },
        ],
        [
            .. newest.Select(line => new ReportRow(line.Amount?.Currency,
            [
                new ReportCell { OnUtc = line.OnUtc }, names[line.ActorId], new ReportCell { Text = line.What, Note = line.Name.Length > 0 ? line.Name : null },
                line.CustomerId == 0 ? ReportCell.None : names[line.CustomerId], ReportCell.Of(line.Amount?.Minor), line.Why,
            ])),
        ]);

    sealed record Line(DateTime OnUtc, int ActorId, int CustomerId, string What, string Name, Money? Amount, string Why);
}
