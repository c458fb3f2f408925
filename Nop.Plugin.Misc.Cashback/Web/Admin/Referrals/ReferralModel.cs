using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Referrals;

/// <summary>Search among invitations.</summary>
public sealed record ReferralSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Referrals.Email")]
    public string? Email { get; set; }

    /// <summary>A <see cref="ReferralState"/>; 0: all.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Referrals.State")]
    public int StateId { get; set; }

    public IList<SelectListItem> AvailableStates { get; set; } = [];

    /// <summary>Whether something is given for inviting now.</summary>
    public bool HasOffer { get; set; }
}

/// <summary>A page of invitations.</summary>
public sealed record ReferralListModel : BasePagedListModel<ReferralRowModel>;

/// <summary>An invitation in the list, formatted.</summary>
public sealed record ReferralRowModel : BaseNopEntityModel
{
    /// <summary>When the friend opened the account.</summary>
    public string? CreatedOn { get; set; }

    /// <summary>E-mail of who invited.</summary>
    public string? Referrer { get; set; }

    /// <summary>E-mail of who came.</summary>
    public string? Friend { get; set; }

    public string? State { get; set; }

    /// <summary>Since when, until when, or why, in words.</summary>
    public string? Details { get; set; }

    /// <summary>Amount that the referrer got; empty: nothing.</summary>
    public string? ReferrerAmount { get; set; }

    /// <summary>Amount that the friend got; empty: nothing.</summary>
    public string? FriendAmount { get; set; }

    /// <summary>The order that decides or decided; 0: none.</summary>
    public int OrderId { get; set; }
}
