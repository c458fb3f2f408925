using System.Collections.Frozen;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The facts of one order that earning depends on.</summary>
public sealed record EarnRequest
{
    /// <summary>All lines, those that cannot earn too: the order's discount is shared over all of them.</summary>
    public required IReadOnlyList<EarnLine> Lines { get; init; }

    /// <summary>Discount on the order, in units of the currency, with tax where line nets have it; shared in proportion to line nets, at most all of them.</summary>
    public decimal OrderDiscount { get; init; }

    /// <summary>Total that is paid in money, tax and shipping included, in units of the currency.</summary>
    public required decimal Total { get; init; }

    /// <summary>Total that would be paid in money without credit; the money share is <see cref="Total"/> ÷ this, 1 where this is 0.</summary>
    public required decimal Payable { get; init; }

    /// <summary>The tier held before this order; null: none.</summary>
    public TierRule? Tier { get; init; }

    /// <summary>Other facts of the client.</summary>
    public CustomerFacts Client { get; init; } = CustomerFacts.None;

    /// <summary>Whether it is the client's first paid order of that day in the shop's zone, of those that <see cref="CustomerFacts.LastOrderOnUtc"/> counts; an amount per order is given on no other.</summary>
    public bool FirstOfDay { get; init; } = true;

    /// <summary>When the order was placed (UTC): decides which programmes run.</summary>
    public required DateTime PlacedOnUtc { get; init; }

    /// <summary>System name of the payment method; empty: none, or not chosen yet.</summary>
    public string PaymentMethod { get; init; } = "";

    /// <summary>Rest of budgets, in minor units, by programme id; a programme that is missing has its whole budget.</summary>
    public IReadOnlyDictionary<int, long> BudgetLeft { get; init; } = FrozenDictionary<int, long>.Empty;

    /// <summary>Amounts that programmes gave this client before, by programme id; one that is missing gave nothing.</summary>
    public IReadOnlyDictionary<int, ProgrammeUse> ClientUse { get; init; } = FrozenDictionary<int, ProgrammeUse>.Empty;

    /// <summary>Whether the result explains each line. Costs some allocations per line.</summary>
    public bool CollectExplanation { get; init; }
}

/// <summary>One line of an order or cart.</summary>
/// <param name="LineId">Order item id, or the index in a cart; comes back in explanations.</param>
/// <param name="Name">Product name, for explanations.</param>
/// <param name="Net">Units of the currency, ex or incl. tax as <see cref="EarnRuleSet.BaseIncludesTax"/> says, after the line's discount and before the order's, for the whole quantity. Any precision; negative counts as 0.</param>
/// <param name="ProductId">The shop's product id.</param>
/// <param name="CategoryIds">Categories the product is in directly; unknown ones are passed over.</param>
/// <param name="ManufacturerIds">Manufacturers of the product.</param>
/// <param name="GiftCard">A gift card earns nothing.</param>
/// <param name="Quantity">Pieces or treatments; less than 0 counts as 0.</param>
/// <param name="Cost">What the whole line costs the shop, without tax, units of the currency; null: not known, so no margin limits it.</param>
/// <param name="Tax">Tax that is part of <paramref name="Net"/>, units of the currency; it is no part of the margin. 0 where nets are ex tax.</param>
public readonly record struct EarnLine(
    int LineId,
    string Name,
    decimal Net,
    int ProductId,
    IReadOnlyList<int> CategoryIds,
    IReadOnlyList<int> ManufacturerIds,
    bool GiftCard = false,
    int Quantity = 1,
    decimal? Cost = null,
    decimal Tax = 0);

/// <summary>Kinds of goods that earn.</summary>
public enum EarnOn
{
    /// <summary>Products and services.</summary>
    Both,

    /// <summary>Products: what is in no service category.</summary>
    Products,

    /// <summary>Services: what is in a service category or below one.</summary>
    Services,
}

/// <summary>Earning of an order.</summary>
/// <param name="EarnExact">Exact amount in minor units, after limits; refunds take their share of this.</param>
/// <param name="EarnedMinor">The same, rounded down: what goes to the wallet.</param>
/// <param name="SpendBase">Σ base before the money share, exact minor units; counts towards tiers even where nothing is earned.</param>
/// <param name="BelowMinimum">Nothing is earned because <paramref name="SpendBase"/> is under the minimum receipt.</param>
/// <param name="ProgrammeCharges">What each programme's budget is charged, in minor units, by programme id. A programme without a budget is listed too; one that is charged nothing is not. Stackable programmes that worked together are each charged all that they added together.</param>
/// <param name="Explanation">Where each cent comes from; null unless asked for.</param>
public sealed record EarnResult(
    Fraction EarnExact,
    long EarnedMinor,
    Fraction SpendBase,
    bool BelowMinimum,
    IReadOnlyDictionary<int, long> ProgrammeCharges,
    EarnExplanation? Explanation);
