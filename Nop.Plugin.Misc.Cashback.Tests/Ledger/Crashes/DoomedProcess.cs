using System.Diagnostics;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>A <see cref="CrashHost"/> that has come to its point.</summary>
sealed class DoomedProcess : IDisposable
{
    const int KilledBySignal = 128 + 9;

    readonly Process _process;

    DoomedProcess(Process process) => _process = process;

    /// <summary>Starts it, and waits until it says that it is there.</summary>
    public static async Task<DoomedProcess> StartAsync(CrashPoint point, string connectionString, DateTime nowUtc, int customerId)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(CrashHost).Assembly.Location, point.ToString(), connectionString, nowUtc.Ticks.ToString(CultureInfo.InvariantCulture), customerId.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var doomed = new DoomedProcess(Process.Start(start)!);
        var errors = doomed._process.StandardError.ReadToEndAsync();
        while (await doomed._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == Halt.Line)
                return doomed;
        }

        doomed.Dispose();
        throw new InvalidOperationException($"It ended before it came to {point}: {await errors}");
    }

    /// <summary>Kills it, with no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        Assert.That(_process.ExitCode, Is.EqualTo(KilledBySignal));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
