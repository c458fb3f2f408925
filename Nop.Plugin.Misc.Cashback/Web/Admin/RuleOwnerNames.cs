namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Finds the names of the goods and tiers to which rates belong.</summary>
public sealed class RuleOwnerNames(IProductService products)
{
    /// <summary>Its name; "#" and its id where it has none, or is no more.</summary>
    /// <param name="owner">What it is.</param>
    /// <param name="id">Id of the tier, card, category, manufacturer, product or programme.</param>
    /// <param name="rules">The rows that it is one of, or that name it.</param>
    public async Task<string> NameAsync(RateOwner owner, int id, RuleRows rules)
    {
        var name = owner switch
        {
            RateOwner.Tier => rules.Tiers.FirstOrDefault(tier => tier.Id == id)?.Name,
            RateOwner.Card => rules.Cards.FirstOrDefault(card => card.Id == id)?.Name,
            RateOwner.Category => rules.Categories.FirstOrDefault(category => category.Id == id)?.Name,
            RateOwner.Manufacturer => rules.ManufacturerNames.GetValueOrDefault(id),
            RateOwner.Programme => rules.Programmes.FirstOrDefault(programme => programme.Id == id)?.Name,
            _ => (await products.GetProductByIdAsync(id))?.Name,
        };
        return string.IsNullOrWhiteSpace(name) ? "#" + id.ToString(CultureInfo.InvariantCulture) : name;
    }
}
