using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Earning;

/// <summary>The rules in force, cached per store with the shop's own cache.</summary>
public interface IRuleSetProvider
{
    /// <summary>The rule set of a store.</summary>
    Task<EarnRuleSet> GetAsync(int storeId);

    /// <summary>Drops cached rule sets on every node that shares the cache.</summary>
    Task ClearAsync();
}
