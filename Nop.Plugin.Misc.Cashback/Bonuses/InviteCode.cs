using Nop.Core;

namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>The code in a client's invitation link.</summary>
public class InviteCode : BaseEntity
{
    /// <summary>The client; unique.</summary>
    public int CustomerId { get; set; }

    /// <summary>The code, lower-case; unique.</summary>
    public string Code { get; set; } = "";
}
