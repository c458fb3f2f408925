using System.Collections.Frozen;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Works out what an order earns (scenarios, rules 1, 2, 3 and 5). A pure function of its arguments.</summary>
static class EarnCalculator
{
    /// <summary>Computes the earning of an order.</summary>
    /// <param name="rules">The rules of the order's store.</param>
    /// <param name="request">The facts of the order.</param>
    /// <exception cref="OverflowException">The order earns more minor units than a <see cref="long"/> holds.</exception>
    public static EarnResult Calculate(EarnRuleSet rules, EarnRequest request)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(request);
        var traces = request.CollectExplanation ? new LineTrace[request.Lines.Count] : null;
        var tally = new EarnTally(rules, request, traces);

        var shares = new OrderShares(OrderShares.MoneyShare(request), OrderShares.DiscountShare(tally.Nets, request.OrderDiscount), rules.Currency);
        var spendBase = tally.EarningNets * shares.BaseFactor;
        var minimum = Math.Max(rules.MinimumReceiptMinor, request.Tier?.MinimumReceiptMinor ?? 0);
        var below = spendBase < minimum;

        var groups = tally.Groups(shares.EarnFactor, out var groupOfSlot);
        var exact = Fraction.Zero;
        if (!below)
        {
            exact = tally.Plain * shares.EarnFactor;
            foreach (var group in groups)
                exact += group.Added;
        }

        var earned = exact.Floor();
        var explanation = traces is null
            ? null
            : new EarnExplainer(rules, request, tally, shares, below).Explain(traces, groups, groupOfSlot, spendBase, minimum, earned);
        return new(exact, earned, spendBase, below, below ? FrozenDictionary<int, long>.Empty : Charges(groups), explanation);
    }

    static IReadOnlyDictionary<int, long> Charges(List<ProgrammeGroup> groups)
    {
        if (groups.Count == 0)
            return FrozenDictionary<int, long>.Empty;

        var charges = new Dictionary<int, long>();
        foreach (var group in groups.Where(g => g.Charge > 0))
        {
            foreach (var member in group.Members)
                charges[member.Id] = group.Charge;
        }

        return charges;
    }
}
