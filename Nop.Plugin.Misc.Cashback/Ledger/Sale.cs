using System.ComponentModel.DataAnnotations.Schema;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>
/// A sale in the salon, as it was recorded. It is written in the transaction of the ledger's act and never changed but for words that are erased with a person: what comes back of
/// it is a <see cref="SaleReturn"/>, what it earned lies in its <see cref="OrderAccount"/>. Amounts in minor units of the wallet's currency.
/// </summary>
[StoredIn("Cashback_Sale")]
[Unique(nameof(Number))]
[Unique(nameof(Act))]
[Indexed(nameof(WalletId), nameof(SoldOnUtc))]
[Indexed(nameof(BranchId), nameof(SoldOnUtc))]
[KeepsMicroseconds]
public sealed class Sale : BaseEntity, ISignedRow
{
    DateTime _soldOnUtc;

    /// <summary>Its number, from 1; unique. The ledger knows it by <see cref="SaleNumber.OrderIdOf"/>.</summary>
    public int Number { get; set; }

    /// <summary>The act, as <see cref="HashChain.KeyOf"/> makes it of its key, which names branch and receipt; unique.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Act { get; set; } = "";

    /// <summary>The wallet.</summary>
    public int WalletId { get; set; }

    /// <summary>The store whose settings held.</summary>
    public int StoreId { get; set; }

    /// <summary>The branch.</summary>
    public int BranchId { get; set; }

    /// <summary>The till's receipt number, as it was typed; empty: erased with the person.</summary>
    [Prose(LedgerTextLengths.Receipt)]
    [NotSigned]
    public string Receipt { get; set; } = "";

    /// <summary>What its lines come to, tax and the part that credit pays included; &gt; 0.</summary>
    public long Gross { get; set; }

    /// <summary>Part of it that credit pays; 0 or more.</summary>
    public long Credit { get; set; }

    /// <summary>Customer id of who recorded it; below 0: a till, by its number.</summary>
    public int ClerkId { get; set; }

    /// <summary>Stored number of the <see cref="Ledger.Channel"/>.</summary>
    public int ChannelId { get; set; }

    /// <summary>When it was recorded, UTC.</summary>
    public DateTime SoldOnUtc
    {
        get => _soldOnUtc;
        set => _soldOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";

    /// <summary>Part of it that was paid in money.</summary>
    [NotMapped]
    public long Money => Gross - Credit;
}

/// <summary>A line of a sale: what was sold, for how much.</summary>
[StoredIn("Cashback_SaleLine")]
[Unique(nameof(SaleNumber), nameof(Ordinal))]
[KeepsMicroseconds]
public sealed class SaleLine : BaseEntity, ISignedRow
{
    /// <summary>Number of the sale.</summary>
    public int SaleNumber { get; set; }

    /// <summary>Its place in the sale, from 1.</summary>
    public int Ordinal { get; set; }

    /// <summary>The shop's product; 0: none in particular.</summary>
    public int ProductId { get; set; }

    /// <summary>The category, where no product was named; 0: none.</summary>
    public int CategoryId { get; set; }

    /// <summary>Name of the product or category at that time; empty where there was neither.</summary>
    [Prose(LedgerTextLengths.LineName)]
    public string Name { get; set; } = "";

    /// <summary>Pieces or treatments, &gt; 0.</summary>
    public int Quantity { get; set; }

    /// <summary>What all of them cost after discounts, tax included, minor units &gt; 0.</summary>
    public long Amount { get; set; }

    /// <summary>Tax in the amount as the till told it, minor units; null: the shop's rules of tax held.</summary>
    public long? Tax { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";
}

/// <summary>A return of a sale, or of a part of it: written in the transaction of the ledger's act, never changed but for words that are erased with a person. Amounts in minor units.</summary>
[StoredIn("Cashback_SaleReturn")]
[Unique(nameof(Act))]
[Indexed(nameof(SaleNumber))]
[Indexed(nameof(BranchId), nameof(ReturnedOnUtc))]
[KeepsMicroseconds]
public sealed class SaleReturn : BaseEntity, ISignedRow
{
    DateTime _returnedOnUtc;

    /// <summary>The act, as <see cref="HashChain.KeyOf"/> makes it of its key; unique.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Act { get; set; } = "";

    /// <summary>Number of the sale.</summary>
    public int SaleNumber { get; set; }

    /// <summary>The branch that took it back.</summary>
    public int BranchId { get; set; }

    /// <summary>Whether the sale was undone as a mistake, so that its receipt is free again; otherwise goods came back.</summary>
    public bool IsUndo { get; set; }

    /// <summary>What the returned goods cost, credit and money together.</summary>
    public long Amount { get; set; }

    /// <summary>Part of it that went back to the wallet, because credit had paid it; the rest is given back in money.</summary>
    public long CreditBack { get; set; }

    /// <summary>Cashback that was taken back for it, as debt too; what was waived is not among it.</summary>
    public long EarnedBack { get; set; }

    /// <summary>Why; empty: erased with the person.</summary>
    [Prose(LedgerTextLengths.ReturnReason)]
    [NotSigned]
    public string Reason { get; set; } = "";

    /// <summary>Customer id of who took it back; below 0: a till, by its number.</summary>
    public int ClerkId { get; set; }

    /// <summary>Stored number of the <see cref="Ledger.Channel"/>.</summary>
    public int ChannelId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime ReturnedOnUtc
    {
        get => _returnedOnUtc;
        set => _returnedOnUtc = LedgerInstants.Cut(value);
    }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";
}

/// <summary>The number of a sale, drawn once for the act that its receipt names. One that is drawn for a sale that was then refused stays unused.</summary>
[StoredIn("Cashback_SaleNumber")]
[Unique(nameof(Act))]
public sealed class SaleNumber : BaseEntity
{
    /// <summary>The act, as <see cref="HashChain.KeyOf"/> makes it of its key; unique.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Act { get; set; } = "";

    /// <summary>By which number the ledger knows a sale among the shop's orders: theirs are above 0, those of sales below.</summary>
    public static int OrderIdOf(int number) => -number;

    /// <summary>The number of the sale that an order's number of the ledger stands for; null: it is an order of the shop, or none.</summary>
    public static int? Of(int? orderId) => orderId < 0 ? -orderId : null;
}
