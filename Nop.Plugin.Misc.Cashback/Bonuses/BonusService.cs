using Nop.Plugin.Misc.Cashback.Bonuses.Sources;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Sums of the bonuses that a rule has given.</summary>
/// <param name="Count">How often.</param>
/// <param name="AmountMinor">How much, minor units.</param>
public sealed record BonusTotal(int Count, long AmountMinor);

/// <summary>Keeps the rules for bonuses, and gives what is due by them.</summary>
public sealed class BonusService(
    IRepository<Bonus> bonuses,
    IRepository<BonusGrant> grants,
    BonusGranter granter,
    GiftRunService runs,
    BirthdayRecords birthdays,
    IEnumerable<IBonusSource> sources,
    TimeProvider time)
{
    /// <summary>All rules.</summary>
    public Task<IList<Bonus>> GetAllAsync() => bonuses.GetAllAsync(all => all.OrderBy(row => row.KindId).ThenBy(row => row.Id));

    /// <summary>A rule; null: none.</summary>
    public async Task<Bonus?> GetAsync(int bonusId) => bonusId > 0 ? await bonuses.GetByIdAsync(bonusId) : null;

    /// <summary>Ids of active rules of which another active one has the same kind and audience: who is due by one is due by both.</summary>
    public static IReadOnlySet<int> TwinsIn(IEnumerable<Bonus> rules) => rules.Where(rule => rule.Active)
        .GroupBy(rule => (rule.KindId, rule.Audience)).Where(group => group.Count() > 1).SelectMany(group => group).Select(rule => rule.Id).ToHashSet();

    /// <summary>Inserts (id 0) or updates a rule. What happened while it was off, or before it was there, never counts.</summary>
    public async Task<RuleSaveResult> SaveAsync(Bonus bonus)
    {
        var errors = BonusErrors.Of(bonus);
        if (errors.Count > 0)
            return new(errors);

        var known = await GetAsync(bonus.Id);
        bonus.Name = bonus.Name.Trim();
        bonus.ActiveSinceUtc = !bonus.Active ? null
            : known is { Active: true, ActiveSinceUtc: { } since } ? since
            : time.GetUtcNow().UtcDateTime;
        await (known is null ? bonuses.InsertAsync(bonus) : bonuses.UpdateAsync(bonus));
        return new([]);
    }

    /// <summary>Deletes a rule; what it has given stays.</summary>
    public async Task DeleteAsync(int bonusId)
    {
        if (await GetAsync(bonusId) is { } bonus)
            await bonuses.DeleteAsync(bonus);
    }

    /// <summary>How often and how much each rule has given.</summary>
    public async Task<IDictionary<int, BonusTotal>> TotalsAsync() =>
        (await grants.Table.Where(row => row.BonusId != 0 && row.GivenOnUtc != null)
            .GroupBy(row => row.BonusId).Select(group => new { group.Key, Count = group.Count(), Sum = group.Sum(row => row.Amount) }).ToListAsync())
        .ToDictionary(row => row.Key, row => new BonusTotal(row.Count, row.Sum));

    /// <summary>Books what was decided, heals what no event has told, gives what is due by all rules, and goes on with the runs.</summary>
    /// <returns>How many bonuses were given.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await birthdays.HealAsync(cancellationToken);
        // A source goes on at its next run with those who come after the one on whom it broke off: what was decided for him is booked by the first step.
        var failures = new PastFailures("Parts of the bonuses' run that broke off");
        var count = await failures.TryAsync("What was decided", () => granter.CompleteAsync(cancellationToken));
        var byKind = sources.ToDictionary(source => (int)source.Kind);
        foreach (var bonus in await bonuses.GetAllAsync(all => all.Where(row => row.Active).OrderBy(row => row.Id)))
        {
            if (byKind.TryGetValue(bonus.KindId, out var source))
                count += await failures.TryAsync($"Bonus {bonus.Id}", () => source.GiveAsync(bonus, cancellationToken));
        }

        count += await failures.TryAsync("Gift runs", () => runs.StepAllAsync(cancellationToken));
        failures.Throw();
        return count;
    }
}
