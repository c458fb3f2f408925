using System.Diagnostics;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Runs the programs of database servers.</summary>
static class ServerProgram
{
    /// <summary>Runs one to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        // A server keeps the output streams of the command that starts it open, so nobody may wait for their end.
        using var process = Start(program, "/dev/null", arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>Starts one that goes on; what it says goes to a file.</summary>
    public static Process Start(string program, string log, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$0\" \"$@\" > '{log}' 2>&1", program, .. arguments]) { WorkingDirectory = "/" })!;
}
