namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Since when a client's birthday has been what it is: the shop keeps the date, not when it was typed.</summary>
[StoredIn("Cashback_BirthdayNote")]
[Unique(nameof(CustomerId))]
[Indexed(nameof(Month), nameof(Day))]
public sealed class BirthdayRecord : BaseEntity
{
    /// <summary>The client; unique.</summary>
    public int CustomerId { get; set; }

    /// <summary>Month of birth.</summary>
    public int Month { get; set; }

    /// <summary>Day of birth.</summary>
    public int Day { get; set; }

    /// <summary>Known since.</summary>
    public DateTime SinceUtc { get; set; }
}
