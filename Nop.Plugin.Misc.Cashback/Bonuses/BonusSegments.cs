namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Bonuses and gift runs that are for a segment, or for its customer role. A run that is over needs it no more.</summary>
sealed class BonusSegments(IRepository<Bonus> bonuses, IRepository<GiftRun> runs) : ISegmentUse
{
    public async Task<IReadOnlyList<SegmentUse>> OfAsync(Segment segment)
    {
        var open = await runs.GetAllAsync(all => all.Where(run => run.StateId != (int)GiftRunState.Done && run.StateId != (int)GiftRunState.Stopped).OrderBy(run => run.Id));
        return
        [
            .. (await bonuses.GetAllAsync(all => all.OrderBy(row => row.Id))).SelectMany(row => Of("Segments.Uses.Bonus", row.Name, row.Audience, segment)),
            .. open.SelectMany(run => Of("Segments.Uses.GiftRun", run.Name, run.Audience, segment)),
        ];
    }

    static IEnumerable<SegmentUse> Of(string kind, string name, string audience, Segment segment)
    {
        var rule = AudienceText.Parse(audience);
        if (segment.RoleId > 0 && rule.RoleIds.Contains(segment.RoleId))
            yield return new(kind, name, IsOfRole: true);
        else if (rule.SegmentIds.Contains(segment.Id))
            yield return new(kind, name, IsOfRole: false);
    }
}
