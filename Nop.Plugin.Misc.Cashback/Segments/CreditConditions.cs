namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Conditions about clients' credit and the way to their next tier.</summary>
sealed class CreditConditions(ClientFacts clients, TierHolders holders, EndingCreditQueries ending, Purchases purchases) : IConditionSource
{
    public IReadOnlyCollection<SegmentFact> Facts { get; } = [SegmentFact.NearTier, SegmentFact.CreditEnds, SegmentFact.NeverSpentCredit];

    public async Task<IReadOnlyDictionary<int, ConditionFinding>> ReadAsync(SegmentCondition condition, IReadOnlyList<Customer> page, SegmentMoment moment)
    {
        var ids = page.Select(client => client.Id).ToList();
        switch (condition.Fact)
        {
            case SegmentFact.NearTier:
                return await NearAsync(condition, page);
            case SegmentFact.CreditEnds:
                // Days of the calendar, as the letters about credit that ends have them.
                var until = ExpiryPolicy.EndOfDayAfter(moment.NowUtc, condition.Days ?? 0, moment.Zone);
                return (await ending.OfAsync(ids, moment.Currency.Code, moment.NowUtc, until)).Where(client => client.Value >= condition.AmountMinor)
                    .ToDictionary(client => client.Key, client => new ConditionFinding { AmountMinor = client.Value });
            case SegmentFact.NeverSpentCredit:
                var spent = await purchases.SpentCreditAsync(ids);
                return ids.Where(id => !spent.Contains(id)).ToDictionary(id => id, _ => ConditionFinding.Plain);
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition.Fact, "Not about credit.");
        }
    }

    async Task<Dictionary<int, ConditionFinding>> NearAsync(SegmentCondition condition, IReadOnlyList<Customer> page)
    {
        var near = new Dictionary<int, ConditionFinding>();
        foreach (var ofScope in await clients.ByScopeAsync(page))
        {
            foreach (var (id, missing) in await holders.MissingToNextAsync([.. ofScope], ofScope.Key))
            {
                if (missing <= condition.AmountMinor)
                    near[id] = new() { AmountMinor = missing };
            }
        }

        return near;
    }
}
