namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>Party to a referral, with all contact data that the shop knows: of the account, the address book and the orders.</summary>
/// <param name="CustomerId">The client.</param>
/// <param name="Emails">E-mails in any spelling.</param>
/// <param name="Phones">Telephone numbers in any spelling.</param>
/// <param name="Addresses">Addresses as <see cref="ContactKey.Address"/> gives them.</param>
sealed record ReferralParty(int CustomerId, IReadOnlyCollection<string> Emails, IReadOnlyCollection<string> Phones, IReadOnlyCollection<string> Addresses);

/// <summary>Why a referral gives nothing. The numbers are stored.</summary>
enum ReferralRefusal
{
    /// <summary>It may give something.</summary>
    None = 0,

    /// <summary>Both are the same client.</summary>
    Self = 1,

    /// <summary>Both have the same e-mail.</summary>
    SameEmail = 2,

    /// <summary>Both have the same telephone number.</summary>
    SamePhone = 3,

    /// <summary>Both have the same address.</summary>
    SameAddress = 4,

    /// <summary>The friend had ordered before being invited.</summary>
    OrderedBefore = 5,

    /// <summary>The referrer has had as many as the rule allows.</summary>
    LimitReached = 6,

    /// <summary>No bonus for inviting counted when the friend came, or none does any more.</summary>
    OfferOver = 7,

    /// <summary>A client has not joined, or has no card, where the shop asks for it.</summary>
    NotJoined = 8,

    /// <summary>A client may get no bonus: the account is closed, the audience is another, or cashback is off.</summary>
    NotFor = 9,
}

/// <summary>Whether a referral is one: nobody invites themselves, and a friend is new. What else may refuse it is told when it is given.</summary>
static class ReferralCheck
{
    /// <summary>The first thing that speaks against it.</summary>
    /// <param name="referrer">Who invited.</param>
    /// <param name="friend">Who came.</param>
    /// <param name="orderedBefore">Whether the friend had ordered before coming by the link.</param>
    public static ReferralRefusal Of(ReferralParty referrer, ReferralParty friend, bool orderedBefore)
    {
        ArgumentNullException.ThrowIfNull(referrer);
        ArgumentNullException.ThrowIfNull(friend);
        return referrer.CustomerId == friend.CustomerId ? ReferralRefusal.Self
            : Share(referrer.Emails, friend.Emails, ContactKey.Email) ? ReferralRefusal.SameEmail
            : Share(referrer.Phones, friend.Phones, ContactKey.Phone) ? ReferralRefusal.SamePhone
            : Share(referrer.Addresses, friend.Addresses, address => address) ? ReferralRefusal.SameAddress
            : orderedBefore ? ReferralRefusal.OrderedBefore
            : ReferralRefusal.None;
    }

    static bool Share(IEnumerable<string> one, IEnumerable<string> other, Func<string, string> keyOf) =>
        one.Select(keyOf).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal).Overlaps(other.Select(keyOf).Where(key => key.Length > 0));
}
