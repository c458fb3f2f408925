namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Sees to it that the tests of a namespace find a PostgreSQL server: derive a class there with [SetUpFixture].</summary>
/// <remarks>Where <see cref="PostgresServer.Variable"/> names none, one is started and the variable is set for the run.</remarks>
public abstract class PostgresSetUp
{
    PostgresServer? _server;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgresServer.Variable)))
            return;

        _server = await PostgresServer.StartAsync();
        Environment.SetEnvironmentVariable(PostgresServer.Variable, _server.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        if (_server is null)
            return;

        Environment.SetEnvironmentVariable(PostgresServer.Variable, null);
        Npgsql.NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }
}
