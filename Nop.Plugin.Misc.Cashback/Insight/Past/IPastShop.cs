using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Insight.Past;

/// <summary>Reads what rules ask of products and clients, as the shop knows it now. Never writes.</summary>
public interface IPastShop
{
    /// <summary>Products in a category or with a manufacturer, and gift cards, by id.</summary>
    Task<IReadOnlyDictionary<int, ProductFacts>> ProductsAsync();

    /// <summary>Clients of whom one of the rule sets asks something that is known, by customer id.</summary>
    /// <param name="ruleSets">The rule sets.</param>
    Task<IReadOnlyDictionary<int, ClientRecord>> ClientsAsync(IReadOnlyCollection<EarnRuleSet> ruleSets);

    /// <summary>What is on record of clients' part in the programme, as far as the rules or the conditions ask for it; pinned tiers always.</summary>
    /// <param name="ruleSets">The rule sets.</param>
    /// <param name="conditions">What must be met to earn.</param>
    Task<IReadOnlyDictionary<ClientKey, MemberRecord>> MembersAsync(IReadOnlyCollection<EarnRuleSet> ruleSets, JoinConditions conditions);
}
