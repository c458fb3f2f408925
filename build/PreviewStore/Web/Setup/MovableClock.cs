namespace Cashback.Preview.Web.Setup;

/// <summary>The real time, moved on by what the clock page says: what is earned today can be seen to expire today.</summary>
public sealed class MovableClock : TimeProvider
{
    long _ahead;

    /// <summary>How far it is ahead of the real time.</summary>
    public TimeSpan Ahead { get => new(Interlocked.Read(ref _ahead)); set => Interlocked.Exchange(ref _ahead, value.Ticks); }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}

/// <summary>Keeps how far the clock is ahead, so that a shop that starts again does not go back in time.</summary>
public sealed class ClockKeeper(TimeProvider clock, IServiceScopeFactory scopes) : IHostedService
{
    const string Setting = "previewstore.clock.aheadminutes";

    /// <summary>Whether the shop's clock can be moved at all.</summary>
    public bool CanMove => clock is MovableClock;

    /// <summary>How far it is ahead; zero where it cannot be moved.</summary>
    public TimeSpan Ahead => (clock as MovableClock)?.Ahead ?? TimeSpan.Zero;

    /// <summary>Moves it on; never back, since the ledger only goes forward.</summary>
    public async Task MoveAsync(TimeSpan by)
    {
        if (clock is not MovableClock movable || by <= TimeSpan.Zero)
            return;
        movable.Ahead += by;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISettingService>().SetSettingAsync(Setting, ((long)movable.Ahead.TotalMinutes).ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (clock is not MovableClock movable)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<ISettingService>().GetSettingByKeyAsync(Setting, "0");
        movable.Ahead = TimeSpan.FromMinutes(long.Parse(kept, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
