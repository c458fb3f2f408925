using System.ComponentModel;
using System.Diagnostics;
using MySqlConnector;

namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>A MariaDB server of the tests' own: fresh data in a temporary folder, in memory where there is room, and a socket there in place of a port that others could want.</summary>
public sealed class MariaDbServer : ITestServer
{
    /// <summary>Names the connection string of an administrator on a server that is there already.</summary>
    public const string Variable = "CASHBACK_TEST_MARIADB";

    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    // Commits need not reach the disk: tests kill hosts and not the machine. A small log is made quickly.
    static readonly string[] s_unsafe = ["--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--innodb-doublewrite=0", "--innodb-log-file-size=16M", "--skip-log-bin"];

    readonly string _folder;
    readonly Process _process;

    MariaDbServer(string folder, Process process)
    {
        _folder = folder;
        _process = process;
        ConnectionString = new MySqlConnectionStringBuilder
        {
            Server = Path.Combine(folder, "socket"),
            ConnectionProtocol = MySqlConnectionProtocol.UnixSocket,
            UserID = "root",
            SslMode = MySqlSslMode.None,
        }.ConnectionString;
    }

    /// <inheritdoc/>
    public string ConnectionString { get; }

    /// <summary>Starts a server.</summary>
    /// <exception cref="InvalidOperationException">MariaDB is not installed, has no place for its data, or does not start.</exception>
    public static async Task<MariaDbServer> StartAsync()
    {
        try
        {
            return await TryStartAsync();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new InvalidOperationException($"MariaDB cannot be started here: {exception.Message}", exception);
        }
    }

    static async Task<MariaDbServer> TryStartAsync()
    {
        var (install, daemon) = (Find("mariadb-install-db"), Find("mariadbd"));
        var folder = ScratchFolder.Create("cashback-mariadb-");
        // MariaDB refuses to run as root, and changes to a user of its own where it is told which.
        string[] user = [];
        if (Environment.IsPrivilegedProcess)
        {
            user = ["--user=mysql"];
            await ServerProgram.RunAsync("chown", "mysql", folder);
        }

        string[] common = ["--no-defaults", $"--datadir={folder}/data", .. user, .. s_unsafe];
        await ServerProgram.RunAsync(install, [.. common, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"]);
        var server = new MariaDbServer(folder, ServerProgram.Start(daemon, $"{folder}/log",
            [.. common, $"--socket={folder}/socket", $"--pid-file={folder}/pid", "--skip-networking", "--skip-name-resolve", "--max-connections=300", "--innodb-fast-shutdown=2"]));
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        MySqlConnection.ClearAllPools();
        await using (var connection = new MySqlConnection(ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = new MySqlCommand("SHUTDOWN", connection);
            await command.ExecuteNonQueryAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    async Task WaitUntilReadyAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            if (waited.Elapsed > s_patience)
                _process.Kill(entireProcessTree: true);
            if (_process.HasExited || waited.Elapsed > s_patience)
                throw new InvalidOperationException($"MariaDB does not start: {await File.ReadAllTextAsync($"{_folder}/log")}");
            try
            {
                await using var connection = new MySqlConnection($"{ConnectionString};Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (MySqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    static string Find(string program)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/local/sbin"];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no {program}: install MariaDB (apt-get install mariadb-server), or name a server in {Variable}.");
    }
}
