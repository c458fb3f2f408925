namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Traces that bonuses keep of a client who was deleted for good: the birthday, the code of the invitation link, and who invited whom.</summary>
/// <remarks>
/// An invitation stays as a count without the one who is gone. Where it still waits for the friend's first order and the friend is there, it keeps who invited until it is
/// decided: whether both are one person is asked then.
/// </remarks>
sealed class BonusTraces(IRepository<BirthdayRecord> birthdays, IRepository<InviteCode> codes, IRepository<Referral> referrals, TimeProvider time) : IPersonTraces
{
    public async Task EraseAsync(int customerId)
    {
        await birthdays.DeleteAsync(row => row.CustomerId == customerId);
        await codes.DeleteAsync(row => row.CustomerId == customerId);
        foreach (var referral in await referrals.GetAllAsync(all => all.Where(row => row.FriendId == customerId || (row.ReferrerId == customerId && row.SettledOnUtc != null))))
        {
            if (referral.ReferrerId == customerId)
                referral.ReferrerId = 0;
            if (referral.FriendId == customerId)
                CutFriend(referral);
            await referrals.UpdateAsync(referral, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return
        [
            .. await birthdays.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await codes.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await referrals.Table.Where(row => ids.Contains(row.FriendId)).Select(row => row.FriendId).ToListAsync(),
            .. await referrals.Table.Where(row => ids.Contains(row.ReferrerId) && row.SettledOnUtc != null).Select(row => row.ReferrerId).ToListAsync(),
        ];
    }

    // Unique and nobody's: the number of the invitation, below zero.
    void CutFriend(Referral referral)
    {
        referral.FriendId = -referral.Id;
        if (referral.SettledOnUtc is null)
            (referral.SettledOnUtc, referral.RefusalId) = (time.GetUtcNow().UtcDateTime, (int)ReferralRefusal.NotFor);
    }
}
