namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>The database servers that the tests share. Each is started when the first test asks for it, unless a variable of the environment names one that is there already.</summary>
public static class TestServers
{
    /// <summary>PostgreSQL.</summary>
    public static SharedServer Postgres { get; } = new(PostgresServer.Variable, async () => await PostgresServer.StartAsync(durable: false));

    /// <summary>MariaDB.</summary>
    public static SharedServer MariaDb { get; } = new(MariaDbServer.Variable, async () => await MariaDbServer.StartAsync());

    /// <summary>Stops those that were started.</summary>
    public static Task StopAsync() => Task.WhenAll(Postgres.StopAsync(), MariaDb.StopAsync());
}
