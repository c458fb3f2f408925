namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Invited friends of whom an order has cleared: friend and referrer get their bonus, once. All rules for referrals are looked at together.</summary>
sealed class ReferralSource(SourceTools tools, IRepository<Referral> referrals, IRepository<Bonus> bonuses, ClearedOrders cleared, ReferralParties parties) : IBonusSource
{
    public BonusKind Kind => BonusKind.Referral;

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rules = await bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Referral).OrderBy(row => row.Id));
        var count = 0;
        var open = referrals.Table.Where(row => row.SettledOnUtc == null);
        await foreach (var page in Pages.ReadAsync(SourceTools.PageSize, last => open.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            if (page.Count == 0)
                break;
            var first = page.Min(row => row.CreatedOnUtc);
            var orders = (await cleared.OfAsync([.. page.Select(row => row.FriendId)], first, tools.Now)).ToLookup(order => order.CustomerId);
            foreach (var referral in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (orders[referral.FriendId].FirstOrDefault(order => order.PlacedOnUtc >= referral.CreatedOnUtc) is { } order)
                    count += await SettleAsync(referral, order, rules);
            }
        }

        return count;
    }

    async Task<int> SettleAsync(Referral referral, ClearedOrder order, IList<Bonus> rules)
    {
        var refusal = ReferralCheck.Of(
            await parties.OfAsync(referral.ReferrerId), await parties.OfAsync(referral.FriendId), await parties.OrderedBeforeAsync(referral.FriendId, referral.CreatedOnUtc));
        var (friend, referrer) = (new List<GrantOutcome>(), new List<GrantOutcome>());
        foreach (var rule in rules.Where(row => refusal == ReferralRefusal.None && row.ToRule().Covers(referral.CreatedOnUtc.AsUtc())))
        {
            if (rule.FriendAmount > 0)
                friend.Add(await tools.AskAsync(rule, referral.FriendId, order.StoreId, BonusReasons.Invited));
            referrer.Add(await tools.AskAsync(rule, referral.ReferrerId, order.StoreId, BonusReasons.Friend(referral.FriendId)));
        }

        // Whose wallet was busy is asked for once more at the next run; what was decided is then found again.
        var outcomes = friend.Concat(referrer).ToList();
        if (!outcomes.Contains(GrantOutcome.Busy))
        {
            var (forReferrer, forFriend) = (RefusalOf(referrer), RefusalOf(friend));
            var gaveNothing = refusal != ReferralRefusal.None || (forReferrer != ReferralRefusal.None && (friend.Count == 0 || forFriend != ReferralRefusal.None));
            referral.RefusalId = (int)(refusal != ReferralRefusal.None ? refusal : gaveNothing ? forReferrer : ReferralRefusal.None);
            referral.ReferrerRefusalId = gaveNothing ? 0 : (int)forReferrer;
            referral.FriendRefusalId = gaveNothing || friend.Count == 0 ? 0 : (int)forFriend;
            referral.OrderId = order.OrderId;
            referral.SettledOnUtc = tools.Now;
            await referrals.UpdateAsync(referral, publishEvent: false);
        }

        return outcomes.Count(outcome => outcome == GrantOutcome.Given);
    }

    static ReferralRefusal RefusalOf(List<GrantOutcome> outcomes) => outcomes switch
    {
        [] => ReferralRefusal.OfferOver,
        _ when outcomes.Exists(outcome => outcome is GrantOutcome.Given or GrantOutcome.Repeated) => ReferralRefusal.None,
        _ when outcomes.Contains(GrantOutcome.Limited) => ReferralRefusal.LimitReached,
        _ when outcomes.Contains(GrantOutcome.NotJoined) => ReferralRefusal.NotJoined,
        _ => ReferralRefusal.NotFor,
    };
}
