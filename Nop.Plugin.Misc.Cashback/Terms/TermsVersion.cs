namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The terms of a store as they were from some instant on. Rows are only added.</summary>
[StoredIn("Cashback_TermsVersion")]
[Unique(nameof(StoreId), nameof(Number))]
public sealed class TermsVersion : BaseEntity
{
    /// <summary>The store.</summary>
    public int StoreId { get; set; }

    /// <summary>1, 2, 3 … in the store; unique there.</summary>
    public int Number { get; set; }

    /// <summary>Since when.</summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>SHA-256 of <see cref="Text"/> in hex: tells whether anything changed.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Hash { get; set; } = "";

    /// <summary>JSON: sections by two-letter code of the language.</summary>
    [Prose(int.MaxValue)]
    public string Text { get; set; } = "";
}
