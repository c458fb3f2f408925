using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>An opening balance of one client, and what became of it. What stands in the file is kept for <see cref="IOpeningDesk.DaysKept"/> days, so that refused rows can be corrected.</summary>
[StoredIn("Cashback_OpeningRow")]
[Unique(nameof(BatchId), nameof(Number))]
[Indexed(nameof(OutcomeId), nameof(BatchId))]
[Indexed(nameof(CustomerId))]
public sealed class OpeningRow : BaseEntity, ISignedRow
{
    internal const int MostWritten = 300;
    const int MostFurther = 40;

    /// <summary>The batch.</summary>
    public int BatchId { get; set; }

    /// <summary>Its place in the batch, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Where it stands in the file, as people count; 0: it comes from no file.</summary>
    public int Line { get; set; }

    /// <summary>E-mail address as it stands in the file; empty: none.</summary>
    [Prose(MostWritten)]
    [NotSigned]
    public string Email { get; set; } = "";

    /// <summary>Phone number as it stands in the file; empty: none.</summary>
    [Prose(MostWritten)]
    [NotSigned]
    public string Phone { get; set; } = "";

    /// <summary>Number of a card as it stands in the file; empty: none.</summary>
    [Prose(MostWritten)]
    [NotSigned]
    public string Card { get; set; } = "";

    /// <summary>Name of a tier as it stands in the file; empty: none is pinned.</summary>
    [Prose(MostWritten)]
    public string Tier { get; set; } = "";

    /// <summary>Why, for staff; empty: none.</summary>
    [Prose(LedgerTextLengths.Reason)]
    [NotSigned]
    public string Note { get; set; } = "";

    /// <summary>Whose it is; 0: nobody is known by what stands in the file.</summary>
    public int CustomerId { get; set; }

    /// <summary>Store scope of the wallet; 0: all stores.</summary>
    public int StoreId { get; set; }

    /// <summary>Minor units; 0: only a tier is pinned, or there is nothing.</summary>
    public long Amount { get; set; }

    /// <summary>Currency of the amount.</summary>
    [Text(LedgerTextLengths.CurrencyCode)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>End of the credit; null: never.</summary>
    public DateTime? ExpiresOnUtc { get; set; }

    /// <summary>Whether the end stands in the file; otherwise it is that of all credit of the shop.</summary>
    public bool HasOwnEnd { get; set; }

    /// <summary>The tier that is pinned; 0: none.</summary>
    public int TierId { get; set; }

    /// <summary>Points that become the amount and are taken off; 0: it comes from a file.</summary>
    public int Points { get; set; }

    /// <summary>The store whose points they are; 0: it comes from a file.</summary>
    public int PointStoreId { get; set; }

    /// <summary>An <see cref="OpeningOutcome"/>.</summary>
    public int OutcomeId { get; set; }

    /// <summary>What else is wrong with a refused row, as numbers of <see cref="OpeningOutcome"/> with commas; empty: nothing, or it is not refused.</summary>
    [Text(MostFurther)]
    public string FurtherIds { get; set; } = "";

    /// <summary>The opening balance that the client has already, minor units; 0: none, or nobody has looked.</summary>
    public long Known { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";

    /// <summary>What becomes, or became, of it.</summary>
    [NotMapped]
    public OpeningOutcome Outcome { get => (OpeningOutcome)OutcomeId; set => OutcomeId = (int)value; }

    /// <summary>All that is wrong with a refused row, the reason that stands for it first; empty: it is not refused.</summary>
    [NotMapped]
    internal IReadOnlyList<OpeningOutcome> Reasons => Outcome.IsRefused() ? [Outcome, .. IdList.Parse(FurtherIds).Select(id => (OpeningOutcome)id)] : [];

    /// <summary>Names the act in the ledger: a client has one opening balance of files, and one of the points of each store, whichever batch brings it.</summary>
    internal string ActKey => Points > 0
        ? string.Create(CultureInfo.InvariantCulture, $"opening-points:{CustomerId}:{PointStoreId}")
        : string.Create(CultureInfo.InvariantCulture, $"opening:{CustomerId}:{StoreId}:{CurrencyCode.ToLowerInvariant()}");

    /// <summary>The act as its entries name it.</summary>
    internal string Act => HashChain.KeyOf(ActKey);

    /// <summary>Forgets what stands in the file of a person.</summary>
    internal void Forget() => (Email, Phone, Card, Note) = ("", "", "", "");

    internal WalletKey Wallet => new(CustomerId, StoreId, CurrencyCode);
}

/// <summary>What becomes of an opening balance. The numbers are stored.</summary>
public enum OpeningOutcome
{
    /// <summary>It will be posted when the batch is confirmed.</summary>
    Ready = 1,

    /// <summary>It was posted by this batch.</summary>
    Posted = 2,

    /// <summary>The client has this opening balance already: nothing is to do.</summary>
    Already = 3,

    /// <summary>The credit is posted, and the points are still to be taken off.</summary>
    PointsLeft = 4,

    /// <summary>The credit was posted, and the tier could not be pinned.</summary>
    WithoutTier = 5,

    /// <summary>Nobody is known by what stands in the file, or the account is closed.</summary>
    NoClient = 6,

    /// <summary>Several clients are known by what stands in the file.</summary>
    SeveralClients = 7,

    /// <summary>The client stands in the file more than once.</summary>
    Twice = 8,

    /// <summary>The client has an opening balance of another amount.</summary>
    HasAnother = 9,

    /// <summary>It is the wallet of who brings, confirms or approves it.</summary>
    OwnWallet = 10,

    /// <summary>There is neither an amount nor a tier, or the points come to less than the smallest amount.</summary>
    Nothing = 11,

    /// <summary>The end of the credit is over already.</summary>
    Over = 12,

    /// <summary>The shop has no such tier.</summary>
    NoTier = 13,

    /// <summary>Who brings it may give no tiers.</summary>
    TierNotAllowed = 14,

    /// <summary>The card is blocked.</summary>
    CardBlocked = 15,

    /// <summary>The client's points are no longer those that were shown.</summary>
    PointsChanged = 16,

    /// <summary>It is more than a wallet may get at once.</summary>
    TooMuch = 17,

    /// <summary>The shop closed the client's wallet.</summary>
    WalletClosed = 18,
}

/// <summary>Groups of outcomes.</summary>
static class OpeningOutcomes
{
    /// <summary>Not through: something is still to be done when the batch is confirmed.</summary>
    public static bool IsOpen(this OpeningOutcome outcome) => outcome is OpeningOutcome.Ready or OpeningOutcome.PointsLeft;

    /// <summary>Its credit is in the ledger, by this batch.</summary>
    public static bool IsPosted(this OpeningOutcome outcome) => outcome is OpeningOutcome.Posted or OpeningOutcome.PointsLeft or OpeningOutcome.WithoutTier;

    /// <summary>What somebody may correct and bring again.</summary>
    public static bool IsRefused(this OpeningOutcome outcome) => !outcome.IsOpen() && !outcome.IsPosted() && outcome != OpeningOutcome.Already;
}
