using System.Collections.Frozen;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The facts of one order that earning depends on.</summary>
public sealed record EarnRequest
{
    /// <summary>All lines, those that cannot earn too: the order's discount is shared over all of them.</summary>
    public required IReadOnlyList<EarnLine> Lines { get; init; }

    /// <summary>Discount on the order, in units of the currency, with tax where line nets have it; shared in proportion to line nets, at most all of them.</summary>
    public decimal OrderDiscount { get; init; }

    /// <summary>What is paid in money, tax and shipping included, in units of the currency.</summary>
    public required decimal Total { get; init; }

    /// <summary>What would be paid in money without credit; the money share is <see cref="Total"/> ÷ this, 1 where this is 0.</summary>
    public required decimal Payable { get; init; }

    /// <summary>The tier held before this order; null: none.</summary>
    public TierRule? Tier { get; init; }

    /// <summary>What else is known of the client.</summary>
    public CustomerFacts Client { get; init; } = CustomerFacts.None;

    /// <summary>Whether it is the client's first paid order of that day in the shop's zone, of those that <see cref="CustomerFacts.LastOrderOnUtc"/> counts; an amount per order is given on no other.</summary>
    public bool FirstOfDay { get; init; } = true;

    /// <summary>When the order was placed (UTC): decides which programmes run.</summary>
    public required DateTime PlacedOnUtc { get; init; }

    /// <summary>What is left of budgets, in minor units, by programme id; a programme that is missing has its whole budget.</summary>
    public IReadOnlyDictionary<int, long> BudgetLeft { get; init; } = FrozenDictionary<int, long>.Empty;

    /// <summary>What programmes gave this client before, by programme id; one that is missing gave nothing.</summary>
    public IReadOnlyDictionary<int, ProgrammeUse> ClientUse { get; init; } = FrozenDictionary<int, ProgrammeUse>.Empty;

    /// <summary>Whether the result explains each line. Costs some allocations per line.</summary>
    public bool CollectExplanation { get; init; }
}
