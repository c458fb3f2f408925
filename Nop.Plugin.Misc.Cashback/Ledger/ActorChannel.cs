using Nop.Plugin.Misc.Cashback.Platform;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The channel of who acts on the shop's own pages.</summary>
static class ActorChannel
{
    /// <summary><see cref="Channel.Shop"/> for a shopper, <see cref="Channel.Admin"/> for staff in a shopper's name.</summary>
    public static Channel OnShopPage(this Actor actor) => actor.ActsForAnother ? Channel.Admin : Channel.Shop;
}
