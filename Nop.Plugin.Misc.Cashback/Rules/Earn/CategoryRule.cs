namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>What the rules know of one category.</summary>
/// <param name="Id">The shop's category id.</param>
/// <param name="Name">For explanations.</param>
/// <param name="ParentId">The category above; null, 0 or one that is not among the rules' categories makes this a root.</param>
/// <param name="Rate">Earn rate: in percent 0 to 100, at most 4 decimals; null: none of its own. 0 is a rate.</param>
/// <param name="Excluded">Its products, and those of the categories below it, earn nothing.</param>
/// <param name="Unit">What the rate's number means.</param>
public sealed record CategoryRule(
    int Id,
    string Name,
    int? ParentId = null,
    decimal? Rate = null,
    bool Excluded = false,
    RateUnit Unit = RateUnit.Percent);
