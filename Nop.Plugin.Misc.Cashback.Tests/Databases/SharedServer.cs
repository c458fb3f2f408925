namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A server that several tests use at the same time.</summary>
/// <param name="variable">Names the connection string of an administrator on a server that is there already.</param>
/// <param name="start">Starts one of the tests' own.</param>
public sealed class SharedServer(string variable, Func<Task<ITestServer>> start)
{
    readonly Lock _lock = new();
    Task<ITestServer>? _own;

    /// <summary>Connects as administrator.</summary>
    /// <exception cref="InvalidOperationException">There is no such server here, or it does not start.</exception>
    public async Task<string> ConnectAsync()
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
            return given;

        Task<ITestServer> own;
        lock (_lock)
            own = _own ??= start();
        return (await own).ConnectionString;
    }

    /// <summary>Stops what was started here.</summary>
    public async Task StopAsync()
    {
        Task<ITestServer>? own;
        lock (_lock)
            (own, _own) = (_own, null);
        if (own is { IsCompletedSuccessfully: true })
            await (await own).DisposeAsync();
    }
}
