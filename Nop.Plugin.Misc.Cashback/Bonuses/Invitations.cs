namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Links by which clients invite friends.</summary>
public sealed class Invitations(
    IRepository<InviteCode> codes,
    IRepository<Referral> referrals,
    IRepository<Bonus> bonuses,
    IRepository<Customer> customers,
    ICodeSource source,
    TimeProvider time)
{
    // 30 symbols, none of them like another: ten are more than anybody tries.
    const int Length = 10;
    const int MaxTries = 5;

    /// <summary>Finds the rule of invitations that is in force; null: nothing is given for inviting.</summary>
    public async Task<Bonus?> OfferAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (await bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Referral).OrderBy(row => row.Id)))
            .FirstOrDefault(row => row.ToRule().Covers(now));
    }

    /// <summary>The code of a client's link; made at the first time.</summary>
    public async Task<string> CodeOfAsync(int customerId)
    {
        for (var tries = 1; ; tries++)
        {
            if (await codes.Table.FirstOrDefaultAsync(row => row.CustomerId == customerId) is { } known)
                return known.Code;

            try
            {
                await codes.InsertAsync(new InviteCode { CustomerId = customerId, Code = source.Next(VoucherCode.Alphabet, Length) }, publishEvent: false);
            }
            catch (DbException) when (tries < MaxTries)
            {
                // Another request made one, or the code is somebody else's: look again.
            }
        }
    }

    /// <summary>Whether a code is somebody's.</summary>
    public async Task<bool> IsKnownAsync(string? code) => await FindAsync(code) is not null;

    /// <summary>Keeps that a new client came by somebody's link, also where that gives nothing. Nothing is kept where the code is nobody's.</summary>
    public async Task KeepAsync(Customer friend, string? code)
    {
        if (await FindAsync(code) is not { } invite || await customers.GetByIdAsync(invite.CustomerId) is not { Deleted: false } referrer)
            return;

        var now = time.GetUtcNow().UtcDateTime;
        var refusal = ReferralCheck.Of(PartyOf(referrer), PartyOf(friend), orderedBefore: false);
        var referral = new Referral
        {
            FriendId = friend.Id,
            ReferrerId = referrer.Id,
            CreatedOnUtc = now,
            RefusalId = (int)refusal,
            SettledOnUtc = refusal == ReferralRefusal.None ? null : now,
        };
        // The first link holds.
        await referrals.TryInsertAsync(referral, row => row.FriendId == friend.Id);
    }

    async Task<InviteCode?> FindAsync(string? code)
    {
        var typed = TypedCode.Read(code, text => text.Length == Length && text.All(VoucherCode.Alphabet.Contains));
        return typed is not null ? await codes.Table.FirstOrDefaultAsync(row => row.Code == typed) : null;
    }

    // The telephone is compared when there are orders to compare as well: a household may share one.
    static ReferralParty PartyOf(Customer customer) => new(customer.Id, [customer.Email ?? ""], [], []);
}

/// <summary>The code in a client's invitation link.</summary>
[StoredIn("Cashback_InviteCode")]
[Unique(nameof(CustomerId))]
[Unique(nameof(Code))]
public sealed class InviteCode : BaseEntity
{
    /// <summary>The client; unique.</summary>
    public int CustomerId { get; set; }

    /// <summary>The code, lower-case; unique.</summary>
    [Text(20)]
    public string Code { get; set; } = "";
}

/// <summary>Remembers whose link a visitor followed, until an account is opened.</summary>
static class InviteCookie
{
    /// <summary>Its name; begins as the shop's own do.</summary>
    public const string Name = ".Nop.Cashback.Invite";

    /// <summary>Days that it lasts.</summary>
    public const int Days = 30;
}
