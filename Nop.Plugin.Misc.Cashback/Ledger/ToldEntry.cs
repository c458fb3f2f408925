namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>A note that an entry made by hand has been told to the owner. An entry without one is still to be told, whatever its number and its date say.</summary>
[StoredIn("Cashback_ToldEntry")]
[Unique(nameof(EntryId))]
[Indexed(nameof(ReportNumber))]
public sealed class ToldEntry : BaseEntity
{
    /// <summary>Row of the entry; unique: each is told once.</summary>
    public int EntryId { get; set; }

    /// <summary>The letter that tells it, by its number; 0: an earlier version told it, or it was made before anybody was named to be told.</summary>
    public int ReportNumber { get; set; }
}
