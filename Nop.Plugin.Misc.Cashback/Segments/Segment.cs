namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>A saved group of clients: who is in it is read whenever somebody asks.</summary>
[StoredIn("Cashback_Segment")]
public sealed class Segment : BaseEntity
{
    /// <summary>Its name; also that of its customer role.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>What it is for, for staff.</summary>
    [Prose(1000)]
    public string Note { get; set; } = "";

    /// <summary>Its conditions (<see cref="SegmentText"/>).</summary>
    [Text(int.MaxValue)]
    public string Conditions { get; set; } = "";

    /// <summary>Whether its clients hold a customer role of its own.</summary>
    public bool KeepAsRole { get; set; }

    /// <summary>The customer role that was made for it; 0: none.</summary>
    public int RoleId { get; set; }

    /// <summary>When the role was last brought in step; null: not yet.</summary>
    public DateTime? RoleOnUtc { get; set; }

    /// <summary>Clients in it when they were last counted; null: never.</summary>
    public int? Clients { get; set; }

    /// <summary>When that was.</summary>
    public DateTime? CountedOnUtc { get; set; }
}
