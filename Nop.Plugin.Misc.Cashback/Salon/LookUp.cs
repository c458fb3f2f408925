namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Outcome of a look-up at the counter. The numbers are stored: never change or reuse one.</summary>
enum LookUpOutcome
{
    /// <summary>It goes on, or broke off.</summary>
    Asked = 1,

    /// <summary>A client was found, or several of whom none was told.</summary>
    Client = 2,

    /// <summary>A voucher was found.</summary>
    Voucher = 3,

    /// <summary>Nothing was found by an address, a number or a name.</summary>
    Nothing = 4,

    /// <summary>Nobody has the code that was tried: a voucher's, or a client's proof.</summary>
    UnknownCode = 5,

    /// <summary>The clerk had asked too often.</summary>
    Refused = 6,

    /// <summary>A code was sent to the client by letter.</summary>
    Sent = 7,
}

/// <summary>A look-up at the counter: who asked, when, and whom they found. Kept for <see cref="LookUps.DaysKept"/> days.</summary>
[StoredIn("Cashback_LookUp")]
[Indexed(nameof(ActorId), nameof(CreatedOnUtc))]
[Indexed(nameof(CustomerId), nameof(CreatedOnUtc))]
public class LookUp : BaseEntity
{
    /// <summary>The clerk.</summary>
    public int ActorId { get; set; }

    /// <summary>The client that was found or asked about; 0: none, or several.</summary>
    public int CustomerId { get; set; }

    /// <summary>The branch; 0: none was chosen.</summary>
    public int BranchId { get; set; }

    /// <summary>Stored number of <see cref="LookUpOutcome"/>.</summary>
    public int OutcomeId { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedOnUtc { get; set; }
}
