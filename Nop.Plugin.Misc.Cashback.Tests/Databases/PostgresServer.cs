using Cashback.Preview.Data;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, in memory where there is room, that listens on a socket there, and on no port that others could want.</summary>
public sealed class PostgresServer : ITestServer
{
    /// <summary>Names the connection string of a superuser on a server that is there already.</summary>
    public const string Variable = "CASHBACK_TEST_POSTGRES";

    readonly string _bin;
    readonly string _folder;

    PostgresServer(string bin, string folder)
    {
        _bin = bin;
        _folder = folder;
        ConnectionString = $"Host={folder};Username=postgres;Database=postgres";
    }

    /// <inheritdoc/>
    public string ConnectionString { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="durable">
    /// Whether commits reach the disk before they are answered, as in a shop: what is measured needs it. Tests do without; they
    /// kill hosts and not the machine, and all that is raced for goes through the same locks in the same order.
    /// </param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable)
    {
        var folder = durable ? Directory.CreateTempSubdirectory("cashback-postgres-").FullName : ScratchFolder.Create("cashback-postgres-");
        var server = new PostgresServer(FindBinaries(), folder);
        if (Environment.IsPrivilegedProcess)
            await ServerProgram.RunAsync("chown", "postgres", folder);
        await server.AsServerUserAsync("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        var settings = $"-k {folder} -c listen_addresses='' -c max_connections=300" + (durable ? "" : " -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB");
        await server.AsServerUserAsync("pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", settings, "start");
        return server;
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await AsServerUserAsync("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    static string FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        return versions.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            ?? throw new InvalidOperationException($"These tests need a real PostgreSQL: install it (apt-get install postgresql), or name a server in {Variable}.");
    }

    // PostgreSQL refuses to run as root.
    Task AsServerUserAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ServerProgram.RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_bin, program), .. arguments])
        : ServerProgram.RunAsync(Path.Combine(_bin, program), arguments);
}
