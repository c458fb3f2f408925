namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>The database servers that the tests share. Each is started when the first test asks for it, unless a variable of the environment names one that is there already.</summary>
public static class TestServers
{
    static readonly Lock s_lock = new();
    static readonly SharedServer s_postgres = new(PostgresServer.Variable, async () => await PostgresServer.StartAsync(durable: false));
    static readonly SharedServer s_mariaDb = new(MariaDbServer.Variable, async () => await MariaDbServer.StartAsync());
    static int s_users;

    /// <summary>PostgreSQL.</summary>
    public static SharedServer Postgres => Used(s_postgres);

    /// <summary>MariaDB.</summary>
    public static SharedServer MariaDb => Used(s_mariaDb);

    /// <summary>Somebody may ask from now on.</summary>
    public static void Enter()
    {
        lock (s_lock)
            s_users++;
    }

    /// <summary>And does not any more; the last one stops what has been started.</summary>
    public static async Task LeaveAsync()
    {
        Task[] stopping;
        lock (s_lock)
        {
            if (--s_users > 0)
                return;
            stopping = [s_postgres.StopAsync(), s_mariaDb.StopAsync()];
        }

        await Task.WhenAll(stopping);
    }

    static SharedServer Used(SharedServer server) =>
        s_users > 0 ? server : throw new InvalidOperationException($"The namespace of this test lacks a {nameof(ServersSetUp)}.");
}
