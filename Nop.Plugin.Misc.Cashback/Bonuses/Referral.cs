namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Somebody who opened an account after following a client's link.</summary>
[StoredIn("Cashback_Referral")]
[Unique(nameof(FriendId))]
[Indexed(nameof(SettledOnUtc))]
[Indexed(nameof(ReferrerId))]
public sealed class Referral : BaseEntity
{
    /// <summary>The friend who came; unique.</summary>
    public int FriendId { get; set; }

    /// <summary>The client who invited.</summary>
    public int ReferrerId { get; set; }

    /// <summary>When the account was opened.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>Why it gives nothing to either (<see cref="Rules.Bonuses.ReferralRefusal"/>); 0: it may, or it gave.</summary>
    public int RefusalId { get; set; }

    /// <summary>Why who invited got nothing (<see cref="Rules.Bonuses.ReferralRefusal"/>); 0: they got theirs, or it is not decided.</summary>
    public int ReferrerRefusalId { get; set; }

    /// <summary>Why the friend got nothing (<see cref="Rules.Bonuses.ReferralRefusal"/>); 0: they got theirs, nothing was offered, or it is not decided.</summary>
    public int FriendRefusalId { get; set; }

    /// <summary>The order that decided; 0: none has, or none was needed to refuse.</summary>
    public int OrderId { get; set; }

    /// <summary>When it was decided, either way; null: the first order has not cleared yet.</summary>
    public DateTime? SettledOnUtc { get; set; }
}
