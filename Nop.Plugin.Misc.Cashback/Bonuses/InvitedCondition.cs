namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Knows of segments who came by an invitation, whatever it gave. Where both turned out to be one person, or a client of old, nobody came.</summary>
sealed class InvitedCondition(IRepository<Referral> referrals) : IConditionSource
{
    static readonly int[] s_nobody =
        [(int)ReferralRefusal.Self, (int)ReferralRefusal.SameEmail, (int)ReferralRefusal.SamePhone, (int)ReferralRefusal.SameAddress, (int)ReferralRefusal.OrderedBefore];

    public IReadOnlyCollection<SegmentFact> Facts { get; } = [SegmentFact.Invited];

    public async Task<IReadOnlyDictionary<int, ConditionFinding>> ReadAsync(SegmentCondition condition, IReadOnlyList<Customer> clients, SegmentMoment moment)
    {
        var ids = clients.Select(client => client.Id).ToList();
        var came = await referrals.Table.Where(row => ids.Contains(row.FriendId) && !s_nobody.Contains(row.RefusalId)).Select(row => new { row.FriendId, row.CreatedOnUtc }).ToListAsync();
        return came.ToDictionary(row => row.FriendId, row => new ConditionFinding { OnUtc = row.CreatedOnUtc.AsUtc() });
    }
}
