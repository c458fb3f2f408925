using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Everything that the terms of a store are written from.</summary>
/// <param name="Rules">Rates, tiers, cards and active programmes.</param>
/// <param name="Settings">The store's settings.</param>
public sealed record TermsSource(RuleSource Rules, CashbackSettings Settings)
{
    /// <summary>The bonuses that are switched on.</summary>
    public IReadOnlyList<Bonus> Bonuses { get; init; } = [];

    /// <summary>Names of the open branches.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];
}
