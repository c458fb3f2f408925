namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Tells of some kinds of conditions for which clients they hold. Filled by the rooms that know. Reads only, a page of clients with a few queries whatever its size.</summary>
public interface IConditionSource
{
    /// <summary>The kinds that it knows.</summary>
    IReadOnlyCollection<SegmentFact> Facts { get; }

    /// <summary>Reads for which of some clients a condition holds.</summary>
    /// <param name="condition">The condition, one that may be (<see cref="SegmentCheck"/>).</param>
    /// <param name="clients">The clients.</param>
    /// <param name="moment">When.</param>
    /// <returns>What was found, by client; for who is not in it the condition does not hold.</returns>
    Task<IReadOnlyDictionary<int, ConditionFinding>> ReadAsync(SegmentCondition condition, IReadOnlyList<Customer> clients, SegmentMoment moment);
}

/// <summary>The moment at which a segment is read.</summary>
/// <param name="NowUtc">The instant.</param>
/// <param name="Zone">The shop's zone.</param>
/// <param name="Currency">The shop's primary currency.</param>
public sealed record SegmentMoment(DateTime NowUtc, TimeZoneInfo Zone, CurrencySpec Currency)
{
    /// <summary>The instant that lies some days × 24 h before.</summary>
    internal DateTime Before(int? days) => NowUtc.AddDays(-(days ?? 0));
}

/// <summary>What was found of a client for whom a condition holds. At most one of the values is there: it is said beside the condition.</summary>
public sealed record ConditionFinding
{
    /// <summary>Nothing to say beside it.</summary>
    public static ConditionFinding Plain { get; } = new();

    /// <summary>Minor units of the shop's primary currency.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>Pieces.</summary>
    public int? Count { get; init; }

    /// <summary>An instant.</summary>
    public DateTime? OnUtc { get; init; }

    /// <summary>A day of any year.</summary>
    public DateOnly? Birthday { get; init; }
}
