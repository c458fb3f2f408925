namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>How a doomed host stops.</summary>
static class Halt
{
    /// <summary>The line that says: here I am, kill me.</summary>
    public const string Line = "halted";

    /// <summary>Says that the point is reached.</summary>
    public static void Tell() => Console.Out.WriteLine(Line);

    /// <summary>Says so and never returns.</summary>
    public static Task ForeverAsync()
    {
        Tell();
        return Task.Delay(Timeout.Infinite);
    }

    /// <summary>Ends this process when nobody is left who could kill it: the parent holds its input open.</summary>
    public static void EndWithParent() => new Thread(() =>
    {
        Console.In.ReadToEnd();
        Environment.Exit(3);
    }) { IsBackground = true }.Start();
}
