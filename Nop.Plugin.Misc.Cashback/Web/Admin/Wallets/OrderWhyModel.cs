namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Why an order earned what it earned.</summary>
public sealed record OrderWhyModel : BaseNopModel
{
    public int OrderId { get; set; }

    public int WalletId { get; set; }

    public string? Earned { get; set; }

    /// <summary>Amount that was taken back; null: nothing.</summary>
    public string? TakenBack { get; set; }

    /// <summary>Amount that was to be taken back and let go; null: nothing.</summary>
    public string? Waived { get; set; }

    /// <summary>When the rules were frozen with it, in the reader's zone.</summary>
    public DateTime FrozenOn { get; set; }

    /// <summary>How it came about, a sentence each; empty: nothing was kept.</summary>
    public IReadOnlyList<string> Lines { get; set; } = [];
}
