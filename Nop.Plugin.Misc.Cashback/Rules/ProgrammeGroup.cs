namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Programmes that worked together on an order, with what they may and do add. One alone is a group too.</summary>
sealed class ProgrammeGroup
{
    readonly List<ProgrammeRule> _members;

    /// <param name="members">In the order of the rules.</param>
    /// <param name="wanted">What they would add, exact minor units.</param>
    /// <param name="budgetLeft">What is left of budgets, by programme id.</param>
    internal ProgrammeGroup(List<ProgrammeRule> members, Fraction wanted, IReadOnlyDictionary<int, long> budgetLeft)
    {
        _members = members;
        Wanted = wanted;
        foreach (var member in members)
        {
            if (member.CapPerOrderMinor is { } cap)
                Lower(member, cap, byBudget: false);
            if (member.BudgetMinor is { } budget)
                Lower(member, Math.Max(0, budgetLeft.GetValueOrDefault(member.Id, budget)), byBudget: true);
        }

        Added = Limit is { } limit ? Fraction.Min(wanted, limit) : wanted;
    }

    internal IReadOnlyList<ProgrammeRule> Members => _members;

    internal Fraction Wanted { get; }

    internal Fraction Added { get; }

    internal long? Limit { get; private set; }

    internal ProgrammeRule? LimitedBy { get; private set; }

    internal bool ByBudget { get; private set; }

    /// <summary>What is left after the limit of each minor unit that was wanted.</summary>
    internal Fraction KeptShare => Wanted.Sign == 0 ? Fraction.One : Added / Wanted;

    /// <summary>What each member's budget is charged, in minor units.</summary>
    internal long Charge => Added.Floor();

    void Lower(ProgrammeRule member, long limit, bool byBudget)
    {
        if (Limit <= limit)
            return;
        Limit = limit;
        LimitedBy = member;
        ByBudget = byBudget;
    }
}
