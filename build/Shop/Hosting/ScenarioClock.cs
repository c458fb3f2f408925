namespace Cashback.Preview.Hosting;

/// <summary>A clock that stands until it is moved; timers of it do not run.</summary>
public sealed class ScenarioClock(DateTimeOffset start) : TimeProvider
{
    long _ticks = start.UtcTicks;

    /// <summary>What it shows.</summary>
    public DateTime UtcNow { get => new(Interlocked.Read(ref _ticks), DateTimeKind.Utc); set => Interlocked.Exchange(ref _ticks, value.ToUniversalTime().Ticks); }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(UtcNow);

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan by) => UtcNow += by;
}
