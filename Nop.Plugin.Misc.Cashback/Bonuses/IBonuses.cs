using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Keeps the rules for bonuses, and gives what is due by them.</summary>
public interface IBonuses
{
    /// <summary>All rules.</summary>
    Task<IList<Bonus>> GetAllAsync();

    /// <summary>A rule; null: none.</summary>
    Task<Bonus?> GetAsync(int bonusId);

    /// <summary>Inserts (id 0) or updates a rule. What happened while it was off, or before it was there, never counts.</summary>
    Task<RuleSaveResult> SaveAsync(Bonus bonus);

    /// <summary>Deletes a rule; what it has given stays.</summary>
    Task DeleteAsync(int bonusId);

    /// <summary>How often and how much each rule has given.</summary>
    Task<IDictionary<int, BonusTotal>> TotalsAsync();

    /// <summary>Books what was decided, heals what no event has told, gives what is due by all rules, and goes on with the runs.</summary>
    /// <returns>How many bonuses were given.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What a rule has given.</summary>
/// <param name="Count">How often.</param>
/// <param name="AmountMinor">How much, minor units.</param>
public sealed record BonusTotal(int Count, long AmountMinor);
