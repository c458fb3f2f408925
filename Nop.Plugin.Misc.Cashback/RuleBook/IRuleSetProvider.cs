namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>The rules in force, cached per store with the shop's own cache.</summary>
public interface IRuleSetProvider
{
    /// <summary>The rule set of a store; 0: that of the settings for all stores.</summary>
    Task<EarnRuleSet> GetAsync(int storeId);

    /// <summary>The rows that the rule set of a store is made of; do not change them.</summary>
    Task<RuleSource> GetSourceAsync(int storeId);

    /// <summary>The categories that a product is in directly, hidden ones too; cached per product.</summary>
    Task<IReadOnlyList<int>> CategoriesOfAsync(int productId);

    /// <summary>The manufacturers of a product, hidden ones too; cached per product. Empty where no manufacturer of the rules has a rate.</summary>
    Task<IReadOnlyList<int>> ManufacturersOfAsync(int productId, EarnRuleSet set);

    /// <summary>Drops cached rule sets on every node that shares the cache.</summary>
    Task ClearAsync();

    /// <summary>Drops what is cached of a product.</summary>
    Task ForgetProductAsync(int productId);
}
