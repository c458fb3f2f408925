using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Salon.Returns;

/// <summary>A return file that was brought: what a branch took while nobody asked the shop.</summary>
[StoredIn("Cashback_ReturnBatch")]
[Unique(nameof(BranchId), nameof(Name))]
public sealed class ReturnBatch : BaseEntity
{
    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>Its name, unique at the branch.</summary>
    [Text(ReturnFileReader.MostOfBatch)]
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the file, hexadecimal: the same name with another content is another file.</summary>
    [Text(64)]
    public string ContentHash { get; set; } = "";

    /// <summary>How many rows it has.</summary>
    public int Rows { get; set; }

    /// <summary>Customer id of who brought it.</summary>
    public int BroughtBy { get; set; }

    /// <summary>When it was brought.</summary>
    public DateTime BroughtOnUtc { get; set; }

    /// <summary>Customer id of who confirmed it; 0: nobody yet.</summary>
    public int ConfirmedBy { get; set; }

    /// <summary>When it was confirmed; null: it waits, and nothing of it is taken.</summary>
    public DateTime? ConfirmedOnUtc { get; set; }

    /// <summary>When its last row was through; null: it is not yet.</summary>
    public DateTime? DoneOnUtc { get; set; }
}

/// <summary>A row of a return file, and what became of it.</summary>
[StoredIn("Cashback_ReturnRow")]
[Unique(nameof(BatchId), nameof(Number))]
[Indexed(nameof(OutcomeId), nameof(BatchId))]
[Indexed(nameof(Reference))]
[Indexed(nameof(NearReference))]
[Indexed(nameof(CustomerId))]
public sealed class ReturnRow : BaseEntity
{
    internal const int MostWritten = 40;

    /// <summary>The batch.</summary>
    public int BatchId { get; set; }

    /// <summary>Its number in the file, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Reference of the voucher's hold; empty: no voucher is known by what stands in the file.</summary>
    [Text(LedgerTextLengths.HoldReference)]
    public string Reference { get; set; } = "";

    /// <summary>The end of what stands in the file for the voucher, as people compare it.</summary>
    [Prose(MostWritten)]
    public string Written { get; set; } = "";

    /// <summary>Reference of a voucher whose code is one slip away from what stands in the file, or the only one of that amount that was made within a day before; empty: none, or more than one.</summary>
    [Text(LedgerTextLengths.HoldReference)]
    public string NearReference { get; set; } = "";

    /// <summary>Minor units.</summary>
    public long Amount { get; set; }

    /// <summary>Currency of the amount.</summary>
    [Text(3)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>Number of the receipt.</summary>
    [Prose(Receipts.MostCharacters)]
    public string Receipt { get; set; } = "";

    /// <summary>When it was taken; null: the file does not say.</summary>
    public DateTime? TakenOnUtc { get; set; }

    /// <summary>Who took it, in the branch's words.</summary>
    [Prose(ReturnFileReader.MostOfClerk)]
    public string Clerk { get; set; } = "";

    /// <summary>A <see cref="ReturnOutcome"/>.</summary>
    public int OutcomeId { get; set; }

    /// <summary>Whether it is a line of a sale, and not a taking from a voucher.</summary>
    public bool IsSale { get; set; }

    /// <summary>Whose sale it is; 0: it is none, or nobody is known by what stands in the file.</summary>
    public int CustomerId { get; set; }

    /// <summary>The store from which a sale is seen.</summary>
    public int StoreId { get; set; }

    /// <summary>What of a sale was paid with credit, minor units.</summary>
    public long Credit { get; set; }

    /// <summary>The product that was sold; 0: none in particular.</summary>
    public int LineProductId { get; set; }

    /// <summary>The category of what was sold; 0: none.</summary>
    public int LineCategoryId { get; set; }

    /// <summary>Pieces that were sold.</summary>
    public int Quantity { get; set; }

    /// <summary>Whether <see cref="NearReference"/> was found by its amount, and not by its code.</summary>
    public bool IsNearByAmount { get; set; }

    /// <summary>What becomes, or became, of it.</summary>
    [NotMapped]
    public ReturnOutcome Outcome { get => (ReturnOutcome)OutcomeId; set => OutcomeId = (int)value; }

    /// <summary>Customer id of who settled a difference; 0: nobody yet, or there is none.</summary>
    public int SettledBy { get; set; }

    /// <summary>When it was settled.</summary>
    public DateTime? SettledOnUtc { get; set; }

    /// <summary>How it was settled, in a few words.</summary>
    [Prose(ReturnDifferences.MostOfNote)]
    public string SettledNote { get; set; } = "";
}

/// <summary>What becomes of a row. The numbers are stored.</summary>
public enum ReturnOutcome
{
    /// <summary>It will be taken when the batch is confirmed.</summary>
    Ready = 1,

    /// <summary>It was taken by this batch.</summary>
    Taken = 2,

    /// <summary>It was taken before, for the same receipt: nothing is to do.</summary>
    Already = 3,

    /// <summary>No voucher is known by what stands in the file.</summary>
    Unknown = 4,

    /// <summary>More than is left on the voucher.</summary>
    TooMuch = 5,

    /// <summary>The voucher is for another branch, or the branch is closed.</summary>
    WrongBranch = 6,

    /// <summary>The voucher was past its date when it was taken, or its credit has gone back since.</summary>
    Lapsed = 7,

    /// <summary>The voucher was cancelled.</summary>
    Cancelled = 8,

    /// <summary>The voucher was used up elsewhere.</summary>
    UsedUp = 9,

    /// <summary>The voucher is of another currency.</summary>
    OtherCurrency = 10,

    /// <summary>For the receipt another amount was taken from the voucher.</summary>
    ReceiptUsed = 11,

    /// <summary>The client's account is closed.</summary>
    AccountClosed = 12,

    /// <summary>The receipt's number is a card's or a voucher's.</summary>
    ReceiptIsCode = 13,

    /// <summary>It was taken for the receipt at the counter, and given back there.</summary>
    Undone = 14,

    /// <summary>The file says that it was taken before the voucher was made, or at a time that has not come.</summary>
    WrongTime = 15,

    /// <summary>Nobody is known by what stands in the file.</summary>
    ClientUnknown = 16,

    /// <summary>Several clients have what stands in the file, or the rows of a receipt are of several.</summary>
    SeveralClients = 17,

    /// <summary>The card is blocked.</summary>
    CardBlocked = 18,

    /// <summary>The shop has no such product or category, or the receipt has too many lines.</summary>
    BadLine = 19,

    /// <summary>The credit of the sale is not there, or the shop's limits allow less.</summary>
    CreditRefused = 20,

    /// <summary>Cashback is switched off.</summary>
    Disabled = 21,

    /// <summary>It is a sale to who confirms the file.</summary>
    OwnWallet = 22,

    /// <summary>So much credit is taken only with the client's code, which no file has.</summary>
    ProofRequired = 23,

    /// <summary>The shop has to look at the client's account first: the voucher was changed in the database.</summary>
    Altered = 24,

    /// <summary>The numbers of the branch's receipts start anew, and the file does not say when it was taken: for which receipt cannot be told.</summary>
    TimeMissing = 25,

    /// <summary>The shop froze the client's wallet: nothing of it is used until that is ended.</summary>
    Frozen = 26,

    /// <summary>The shop closed the client's wallet.</summary>
    WalletClosed = 27,
}

/// <summary>Groups of outcomes.</summary>
static class ReturnOutcomes
{
    /// <summary>What somebody has to look at: the branch gave something, and nothing was taken for it.</summary>
    public static bool IsDifference(this ReturnOutcome outcome) => outcome is not (ReturnOutcome.Ready or ReturnOutcome.Taken or ReturnOutcome.Already);

    /// <summary>What became of a row that was sent to be taken; null: it stays ready, to be sent again.</summary>
    public static ReturnOutcome? Of(SalonResult result) => result.Refusal switch
    {
        SalonRefusal.None => result.Repeated ? ReturnOutcome.Already : ReturnOutcome.Taken,
        SalonRefusal.Busy or SalonRefusal.TooManyTries => null,
        SalonRefusal.UnknownVoucher => ReturnOutcome.Unknown,
        SalonRefusal.TooMuch => ReturnOutcome.TooMuch,
        SalonRefusal.WrongBranch => ReturnOutcome.WrongBranch,
        SalonRefusal.Expired => ReturnOutcome.Lapsed,
        SalonRefusal.ReceiptUsed => ReturnOutcome.ReceiptUsed,
        SalonRefusal.AccountClosed => ReturnOutcome.AccountClosed,
        SalonRefusal.ReceiptIsCode => ReturnOutcome.ReceiptIsCode,
        SalonRefusal.Altered => ReturnOutcome.Altered,
        SalonRefusal.Frozen => ReturnOutcome.Frozen,
        SalonRefusal.WalletClosed => ReturnOutcome.WalletClosed,
        SalonRefusal.CurrencyChanged => ReturnOutcome.OtherCurrency,
        var other => throw new InvalidOperationException($"No row of a return file ends so: {other}."),
    };

    /// <summary>What becomes of a row whose voucher is not open.</summary>
    public static ReturnOutcome OfVoucher(Hold voucher) => voucher.State switch
    {
        HoldState.Used => ReturnOutcome.UsedUp,
        // A part of it was taken, and the rest went back with that.
        HoldState.Released when voucher.Captured > 0 => ReturnOutcome.UsedUp,
        HoldState.Released => ReturnOutcome.Cancelled,
        _ => ReturnOutcome.Lapsed,
    };
}
