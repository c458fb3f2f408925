namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Programmes that worked together on an order, with what they may and do add. One alone is a group too.</summary>
sealed class ProgrammeGroup
{
    readonly List<ProgrammeRule> _members;

    /// <param name="members">In the order of the rules.</param>
    /// <param name="wanted">What they would add, exact minor units.</param>
    /// <param name="order">What is left of budgets, and what the client had before.</param>
    internal ProgrammeGroup(List<ProgrammeRule> members, Fraction wanted, EarnRequest order)
    {
        _members = members;
        Wanted = wanted;
        foreach (var member in members)
        {
            var use = order.ClientUse.GetValueOrDefault(member.Id);
            Lower(member, member.CapPerOrderMinor, ProgrammeLimit.Order);
            Lower(member, member.CapPerClientMinor - use.InAll, ProgrammeLimit.Client);
            Lower(member, member.CapPerDayMinor - use.OnDay, ProgrammeLimit.Day);
            Lower(member, member.CapPerMonthMinor - use.InMonth, ProgrammeLimit.Month);
            if (member.BudgetMinor is not null)
                Lower(member, order.BudgetLeft.GetValueOrDefault(member.Id, member.BudgetMinor.Value), ProgrammeLimit.Budget);
        }

        Added = Limit is null ? wanted : Fraction.Min(wanted, Limit.Value);
    }

    internal IReadOnlyList<ProgrammeRule> Members => _members;

    internal Fraction Wanted { get; }

    internal Fraction Added { get; }

    internal long? Limit { get; private set; }

    internal ProgrammeRule? LimitedBy { get; private set; }

    internal ProgrammeLimit? LimitedAs { get; private set; }

    /// <summary>Share that is left after the limit of each minor unit that was wanted.</summary>
    internal Fraction KeptShare => Wanted.Sign == 0 ? Fraction.One : Added / Wanted;

    /// <summary>Charge to each member's budget, in minor units.</summary>
    internal long Charge => Added.Floor();

    void Lower(ProgrammeRule member, long? left, ProgrammeLimit kind)
    {
        if (left is null || Limit <= Math.Max(0, left.Value))
            return;
        Limit = Math.Max(0, left.Value);
        LimitedBy = member;
        LimitedAs = kind;
    }
}
