using System.ComponentModel.DataAnnotations.Schema;
using System.Runtime.InteropServices;

namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Opening balances that were brought together: a file of another system, or the shop's reward points as they stood.</summary>
[StoredIn("Cashback_OpeningBatch")]
[NamedById]
[Indexed(nameof(ConfirmedOnUtc))]
public sealed class OpeningBatch : BaseEntity, ISignedRow
{
    internal const int MostOfName = 100;

    /// <summary>An <see cref="OpeningSource"/>.</summary>
    public int SourceId { get; set; }

    /// <summary>Name of the file; empty: reward points.</summary>
    [Prose(MostOfName)]
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the file, or of the points with their rate, hexadecimal: what a second person approves.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string ContentHash { get; set; } = "";

    /// <summary>How many rows it has.</summary>
    public int Rows { get; set; }

    /// <summary>Currency of the amounts.</summary>
    [Text(LedgerTextLengths.CurrencyCode)]
    public string CurrencyCode { get; set; } = "";

    /// <summary>So many points become <see cref="RateAmount"/>; 0: it is a file.</summary>
    public int RatePoints { get; set; }

    /// <summary>What <see cref="RatePoints"/> become, minor units.</summary>
    public long RateAmount { get; set; }

    /// <summary>Customer id of who brought it.</summary>
    public int BroughtBy { get; set; }

    /// <summary>When it was brought.</summary>
    public DateTime BroughtOnUtc { get; set; }

    /// <summary>Customer id of who confirmed it, or proposed it to a second person; 0: nobody yet.</summary>
    public int ConfirmedBy { get; set; }

    /// <summary>When it was confirmed; null: it waits, and nothing of it is posted.</summary>
    public DateTime? ConfirmedOnUtc { get; set; }

    /// <summary>Customer id of the second person who approved it; 0: it needed none, or waits.</summary>
    public int ApprovedBy { get; set; }

    /// <summary>What it came to when it was confirmed, minor units; 0: it was not.</summary>
    public long Sum { get; set; }

    /// <summary>Customer ids (<see cref="IdList"/>) of who brought, confirmed or approved it: nobody makes credit for the own wallet.</summary>
    [Text(IdList.Longest)]
    public string Makers { get; set; } = "";

    /// <summary>When its last row was through; null: it is not yet.</summary>
    public DateTime? DoneOnUtc { get; set; }

    /// <summary>Proof that the plugin wrote the row (<see cref="RowSignatures"/>).</summary>
    [Text(RowSignatures.Length)]
    public string Signature { get; set; } = "";

    /// <summary>Where the balances come from.</summary>
    [NotMapped]
    public OpeningSource Source { get => (OpeningSource)SourceId; set => SourceId = (int)value; }

    /// <summary>The rate at which points become money.</summary>
    internal PointsRate Rate => new(RatePoints, RateAmount);

    /// <summary>Customer ids of all who get nothing by it, because they made it.</summary>
    internal IReadOnlyList<int> MakerIds => IdList.Parse(Makers);

    /// <summary>Notes that people had a hand in it.</summary>
    internal void MadeBy(params IEnumerable<int> customerIds) => Makers = IdList.Join([.. MakerIds, .. customerIds]);
}

/// <summary>Where opening balances come from. The numbers are stored.</summary>
public enum OpeningSource
{
    /// <summary>A file that another system wrote.</summary>
    File = 1,

    /// <summary>The shop's own reward points.</summary>
    Points = 2,
}

/// <summary>A rate at which reward points become money, exact: the amount of a client is rounded once, downwards.</summary>
/// <param name="Points">So many points, more than none …</param>
/// <param name="Amount">… become so many minor units, more than none.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PointsRate(int Points, long Amount)
{
    /// <summary>What some points become, minor units.</summary>
    public long MinorOf(int points) => (new Fraction(points) * new Fraction(Amount, Points)).Floor();
}
