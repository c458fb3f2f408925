namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A clock by which something else happens while it is asked: what another web node does between two steps of this one.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="reading">At which time of asking it happens, from 1.</param>
/// <param name="meanwhile">What happens.</param>
sealed class InterruptedClock(TimeProvider clock, int reading, Func<Task> meanwhile) : TimeProvider
{
    int _readings;

    /// <summary>Whether it has happened.</summary>
    public bool IsInterrupted => _readings >= reading;

    public override DateTimeOffset GetUtcNow()
    {
        if (++_readings == reading)
            Task.Run(meanwhile).GetAwaiter().GetResult();
        return clock.GetUtcNow();
    }
}
