using Nop.Data;
using Nop.Plugin.Misc.Cashback.Bonuses.Sources;
using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <inheritdoc cref="IBonuses"/>
public class BonusService(
    IRepository<Bonus> bonuses,
    IRepository<BonusGrant> grants,
    IBonusGranter granter,
    IBonusRuns runs,
    BirthdayNotes birthdays,
    IEnumerable<IBonusSource> sources,
    TimeProvider time) : IBonuses
{
    /// <inheritdoc/>
    public Task<IList<Bonus>> GetAllAsync() => bonuses.GetAllAsync(all => all.OrderBy(row => row.KindId).ThenBy(row => row.Id));

    /// <inheritdoc/>
    public async Task<Bonus?> GetAsync(int bonusId) => bonusId > 0 ? await bonuses.GetByIdAsync(bonusId) : null;

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveAsync(Bonus bonus)
    {
        ArgumentNullException.ThrowIfNull(bonus);
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

    /// <inheritdoc/>
    public async Task DeleteAsync(int bonusId)
    {
        if (await GetAsync(bonusId) is { } bonus)
            await bonuses.DeleteAsync(bonus);
    }

    /// <inheritdoc/>
    public async Task<IDictionary<int, BonusTotal>> TotalsAsync() =>
        (await grants.Table.Where(row => row.BonusId != 0 && row.GivenOnUtc != null)
            .GroupBy(row => row.BonusId).Select(group => new { group.Key, Count = group.Count(), Sum = group.Sum(row => row.Amount) }).ToListAsync())
        .ToDictionary(row => row.Key, row => new BonusTotal(row.Count, row.Sum));

    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await birthdays.HealAsync(cancellationToken);
        var count = await granter.CompleteAsync(cancellationToken);
        var byKind = sources.ToDictionary(source => (int)source.Kind);
        foreach (var bonus in await bonuses.GetAllAsync(all => all.Where(row => row.Active).OrderBy(row => row.Id)))
        {
            if (byKind.TryGetValue(bonus.KindId, out var source))
                count += await source.GiveAsync(bonus, cancellationToken);
        }

        return count + await runs.StepAllAsync(cancellationToken);
    }
}
