namespace Nop.Plugin.Misc.Cashback.Web.Salon;

/// <summary>The form by which a slip is sent to the client, and what was sent.</summary>
public sealed record SlipMailModel : BaseNopModel
{
    /// <summary>The act of the slip.</summary>
    public string? Act { get; set; }

    /// <summary>Which letter with it is the next one; 0: there were enough, or the client has no address.</summary>
    public int Number { get; set; }

    /// <summary>When and by whom it was sent, a sentence each.</summary>
    [BindNever]
    public IReadOnlyList<string> Sent { get; set; } = [];

    /// <summary>Why it was not sent now; null: nothing was asked, or it was.</summary>
    [BindNever]
    public string? Problem { get; set; }
}
