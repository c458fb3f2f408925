namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Sees to it that the tests of a namespace find a PostgreSQL server: derive a class there with [SetUpFixture].</summary>
/// <remarks>
/// Where <see cref="PostgresServer.Variable"/> names none, one is started and the variable is set. Namespaces that run at the
/// same time share it; the last one stops it.
/// </remarks>
public abstract class PostgresSetUp
{
    static readonly SemaphoreSlim s_turn = new(1);
    static PostgresServer? s_server;
    static int s_users;

    [OneTimeSetUp]
    public async Task StartServerAsync()
    {
        await s_turn.WaitAsync();
        try
        {
            if (s_users++ == 0 && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgresServer.Variable)))
            {
                s_server = await PostgresServer.StartAsync(durable: false);
                Environment.SetEnvironmentVariable(PostgresServer.Variable, s_server.ConnectionString);
            }
        }
        finally
        {
            s_turn.Release();
        }
    }

    [OneTimeTearDown]
    public async Task StopServerAsync()
    {
        await s_turn.WaitAsync();
        try
        {
            if (--s_users > 0 || s_server is null)
                return;

            Environment.SetEnvironmentVariable(PostgresServer.Variable, null);
            Npgsql.NpgsqlConnection.ClearAllPools();
            await s_server.DisposeAsync();
            s_server = null;
        }
        finally
        {
            s_turn.Release();
        }
    }
}
