namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Conditions that audiences know too: they are decided as those decide them.</summary>
sealed class AudienceConditions(ClientFacts clients) : IConditionSource
{
    public IReadOnlyCollection<SegmentFact> Facts { get; } =
        [SegmentFact.Sleeping, SegmentFact.NeverBought, SegmentFact.Birthday, SegmentFact.Tier, SegmentFact.Card, SegmentFact.Newsletter, SegmentFact.Role];

    public async Task<IReadOnlyDictionary<int, ConditionFinding>> ReadAsync(SegmentCondition condition, IReadOnlyList<Customer> page, SegmentMoment moment)
    {
        var audience = condition.Audience ?? throw new ArgumentOutOfRangeException(nameof(condition), condition.Fact, "No audience asks for it.");
        return (await clients.ReadAsync(audience, page)).Where(client => client.IsIn(audience)).ToDictionary(client => client.Customer.Id, client => condition.Fact switch
        {
            SegmentFact.Sleeping => new ConditionFinding { OnUtc = client.Facts.LastOrderOnUtc },
            SegmentFact.Birthday => new ConditionFinding { Birthday = client.Facts.Birthday },
            _ => ConditionFinding.Plain,
        });
    }
}
