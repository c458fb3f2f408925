using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Invites;

/// <summary>The client's invitation link and what it brings.</summary>
/// <param name="Link">The whole address.</param>
/// <param name="Amount">What the client gets.</param>
/// <param name="FriendAmount">What the friend gets; null: nothing.</param>
/// <param name="Code">The address as a QR code; null: it is too long for one.</param>
public sealed record InviteModel(string Link, string Amount, string? FriendAmount, QrCode? Code);
