namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>An address that is or was the witness's, and what it was told last.</summary>
[StoredIn("Cashback_WitnessAddress")]
public sealed class WitnessAddress : BaseEntity
{
    const int MostAddress = 1000;

    /// <summary>The e-mail address.</summary>
    [Prose(MostAddress)]
    public string Address { get; set; } = "";

    /// <summary>Hash of the newest seal that it was told; empty: none.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string SealHash { get; set; } = "";

    /// <summary>When a letter first found another one named, UTC; null: it is the witness's.</summary>
    public DateTime? ReplacedOnUtc { get; set; }
}
