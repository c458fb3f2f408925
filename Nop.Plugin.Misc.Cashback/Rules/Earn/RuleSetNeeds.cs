namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Tells what a definition asks of a client.</summary>
static class RuleSetNeeds
{
    internal static CustomerNeeds Of(EarnRuleSetDefinition rules)
    {
        var needs = rules.Programmes.Aggregate(CustomerNeeds.None, (all, programme) => all | Of(programme));
        return HasAmountPerOrder(rules) ? needs | CustomerNeeds.FirstOfDay : needs;
    }

    static CustomerNeeds Of(ProgrammeRule programme)
    {
        var audience = programme.Audience;
        return When(audience.RoleIds.Count > 0, CustomerNeeds.Roles)
            | When(audience.Newsletter, CustomerNeeds.Newsletter)
            | When(audience.FirstOrder || audience.SleepingDays is not null, CustomerNeeds.LastOrder)
            | When(audience.Birthday is not null, CustomerNeeds.Birthday)
            | When(programme.FavouriteCategory, CustomerNeeds.Favourite)
            | When((programme.CapPerClientMinor ?? programme.CapPerDayMinor ?? programme.CapPerMonthMinor) is not null, CustomerNeeds.ProgrammeUse)
            | When(programme.ExtraPerOrder != 0, CustomerNeeds.FirstOfDay);
    }

    static bool HasAmountPerOrder(EarnRuleSetDefinition rules)
        => rules.Tiers.Any(t => t.Unit == RateUnit.PerOrder) || rules.Products.Any(p => p.Unit == RateUnit.PerOrder)
            || rules.Manufacturers.Any(m => m.Unit == RateUnit.PerOrder) || rules.Categories.Any(c => c.Unit == RateUnit.PerOrder);

    static CustomerNeeds When(bool asked, CustomerNeeds need) => asked ? need : CustomerNeeds.None;
}
