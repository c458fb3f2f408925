using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>A rule set to try.</summary>
/// <param name="Name">Shown above its column.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Terms">How tiers last.</param>
public sealed record SimulatedRules(string Name, EarnRuleSet Rules, TierTerms Terms);

/// <summary>
/// What a simulation works on. Orders placed before the first instant are gone through too, since tiers depend on them,
/// but they count in no sum and use up no budget.
/// </summary>
/// <param name="FromUtc">Orders placed at this instant or later count.</param>
/// <param name="ToUtc">Orders placed before this instant count.</param>
/// <param name="Products">What the rules ask of products, by id.</param>
/// <param name="Clients">What the shop knows of clients, by customer id; one that is missing is <see cref="ClientRecord.None"/>.</param>
public sealed record SimulationInput(
    DateTime FromUtc,
    DateTime ToUtc,
    IReadOnlyDictionary<int, ProductFacts> Products,
    IReadOnlyDictionary<int, ClientRecord> Clients);
