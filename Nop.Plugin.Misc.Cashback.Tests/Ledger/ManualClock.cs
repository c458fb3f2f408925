namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class ManualClock(DateTime startUtc) : TimeProvider
{
    public DateTime NowUtc { get; set; } = DateTime.SpecifyKind(startUtc, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(NowUtc);
}
