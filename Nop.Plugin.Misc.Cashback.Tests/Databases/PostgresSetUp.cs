namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Sees to it that the tests of a namespace find a PostgreSQL server: derive a class there with [SetUpFixture].</summary>
public abstract class PostgresSetUp
{
    /// <summary>Names the connection string of a superuser; where it is not set, a server is started and it is set for the run.</summary>
    public const string Variable = "CASHBACK_TEST_POSTGRES";

    PostgresServer? _server;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            return;

        _server = await PostgresServer.StartAsync();
        Environment.SetEnvironmentVariable(Variable, _server.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        if (_server is null)
            return;

        Environment.SetEnvironmentVariable(Variable, null);
        Npgsql.NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }
}
