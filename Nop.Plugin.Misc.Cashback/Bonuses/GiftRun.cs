namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>A gift to a chosen audience in one run. How far it has come is read from its grants.</summary>
[StoredIn("Cashback_BonusRun")]
[NamedById]
public sealed class GiftRun : BaseEntity, ISignedRow
{
    /// <summary>Shown to shoppers in their history.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Minor units for each.</summary>
    public long Amount { get; set; }

    /// <summary>End of its credit; null: as all credit of the shop.</summary>
    public DateTime? ExpiresOnUtc { get; set; }

    /// <summary>For whom (<see cref="AudienceText"/>); empty: everybody.</summary>
    [Text(4000)]
    public string Audience { get; set; } = "";

    /// <summary>Whether those get an e-mail who subscribed to the newsletter.</summary>
    public bool SendEmail { get; set; }

    /// <summary>Text of the e-mail beside the amount.</summary>
    [Prose(4000)]
    public string Message { get; set; } = "";

    /// <summary>Not before this instant; null: as soon as it is released.</summary>
    public DateTime? StartOnUtc { get; set; }

    /// <summary>How far it is (<see cref="GiftRunState"/>).</summary>
    public int StateId { get; set; }

    /// <summary>Clients who were to get it when it started.</summary>
    public int InAudience { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>Customer id of who released it; 0: nobody yet, or a version before 1.12.</summary>
    public int ReleasedBy { get; set; }

    /// <summary>Customer ids (<see cref="IdList"/>) of who wrote it, released it or approved it: nobody makes credit for the own wallet. Empty: a version before 1.14 wrote it.</summary>
    [Text(IdList.Longest)]
    public string Makers { get; set; } = "";

    /// <summary>When it was released; null: not yet, or a version before 1.12.</summary>
    public DateTime? ReleasedOnUtc { get; set; }

    /// <summary>Sum that it came to when it was released, minor units; null: not released yet, or by a version before 1.13.</summary>
    public long? ReleasedFor { get; set; }

    /// <summary>Most that it gives in all, minor units: the limit of who released it alone, or the sum that a second person approved; null: no such limit.</summary>
    public long? Most { get; set; }

    /// <summary>When it began; null: not yet.</summary>
    public DateTime? StartedOnUtc { get; set; }

    /// <summary>When it was done or stopped; null: not yet.</summary>
    public DateTime? EndedOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";

    /// <summary>Customer ids of all who get nothing by it, because they made it.</summary>
    internal IReadOnlyList<int> MakerIds => IdList.Parse(IdList.Join([.. IdList.Parse(Makers), ReleasedBy]));

    /// <summary>Notes that people had a hand in it.</summary>
    internal void MadeBy(params IEnumerable<int> customerIds) => Makers = IdList.Join([.. MakerIds, .. customerIds]);
}

/// <summary>How far a run is. The numbers are stored.</summary>
public enum GiftRunState
{
    /// <summary>Not released yet: may be changed.</summary>
    Draft = 0,

    /// <summary>Released; begins at its time.</summary>
    Planned = 10,

    /// <summary>Under way.</summary>
    Running = 20,

    /// <summary>Everybody has got it.</summary>
    Done = 30,

    /// <summary>Stopped by hand, or where it would have given more than <see cref="GiftRun.Most"/>; who had it keeps it.</summary>
    Stopped = 40,
}
