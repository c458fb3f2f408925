namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Remembers whose link a visitor followed, until an account is opened.</summary>
static class InviteCookie
{
    /// <summary>Its name; begins as the shop's own do.</summary>
    public const string Name = ".Nop.Cashback.Invite";

    /// <summary>Days that it lasts.</summary>
    public const int Days = 30;
}
