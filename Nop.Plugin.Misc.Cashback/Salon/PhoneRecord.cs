namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>A client's phone number as the counter compares it: the shop keeps it as it was typed.</summary>
[StoredIn("Cashback_PhoneNote")]
[Unique(nameof(CustomerId))]
[Indexed(nameof(Reversed))]
public class PhoneRecord : BaseEntity
{
    /// <summary>The client; unique.</summary>
    public int CustomerId { get; set; }

    /// <summary>Its digits from the last to the first: who knows the end of a number finds it by an index.</summary>
    [Text(20)]
    public string Reversed { get; set; } = "";
}
