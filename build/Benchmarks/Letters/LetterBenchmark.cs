using System.Diagnostics;
using System.Globalization;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Messages;
using Npgsql;

namespace Cashback.Benchmarks.Letters;

/// <summary>Letters about credit that ends soon, all due at once, on PostgreSQL: two servers (processes of their own) write them at the same time, one of them is killed in the middle, and another one finishes. Each client must have one letter.</summary>
static class LetterBenchmark
{
    const int Writers = 4;
    const int DaysAgo = 60;
    const int DaysLeft = 20;

    /// <summary>Runs it.</summary>
    /// <param name="letters">How many are due.</param>
    /// <returns>Whether each client has one letter.</returns>
    public static async Task<bool> RunAsync(int letters)
    {
        await using var database = await ScratchDatabase.CreateAsync();
        await SeedAsync(database, letters);
        await database.RunAsync("VACUUM ANALYZE");

        var watch = Stopwatch.StartNew();
        using var first = Start(database.ConnectionString);
        using var second = Start(database.ConnectionString);
        while (await CountAsync(database, "SELECT count(*) FROM \"QueuedEmail\"") < letters / 3 && !first.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        var (killedAt, wasRunning) = (await CountAsync(database, "SELECT count(*) FROM \"QueuedEmail\""), !first.HasExited);
        first.Kill();
        await second.WaitForExitAsync();
        var afterSecond = await CountAsync(database, "SELECT count(*) FROM \"QueuedEmail\"");
        using var third = Start(database.ConnectionString);
        await third.WaitForExitAsync();
        var seconds = watch.Elapsed.TotalSeconds;

        var queued = await CountAsync(database, "SELECT count(*) FROM \"QueuedEmail\"");
        var clients = await CountAsync(database, "SELECT count(DISTINCT \"To\") FROM \"QueuedEmail\"");
        var claims = await CountAsync(database, "SELECT count(*) FROM \"Cashback_LetterClaim\" WHERE \"WalletId\" > 0");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{letters:N0} due: {queued:N0} queued to {clients:N0} clients under {claims:N0} claims in {seconds:N1} s ({queued / seconds:N0} a second); one of two servers was killed {(wasRunning ? "at" : "too late, at")} {killedAt:N0}, the other left {afterSecond:N0}, a third made it {queued:N0}"));
        return queued == letters && clients == letters && claims == letters;
    }

    /// <summary>What a server does that the benchmark starts: the task, once.</summary>
    /// <param name="place">The connection string of its database.</param>
    public static async Task<bool> WorkAsync(string place)
    {
        await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = PreviewDatabase.For(place) });
        await store.AskAsync<IEndingCreditLetters, int>(ending => ending.WriteAsync(CancellationToken.None));
        return true;
    }

    // Under dotnet run the process is the program itself, under dotnet exec it is dotnet.
    static Process Start(string place)
    {
        var host = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(LetterBenchmark).Assembly.Location, "letters-worker", place] : ["letters-worker", place];
        return Process.Start(new ProcessStartInfo(host, arguments) { UseShellExecute = false })!;
    }

    static async Task SeedAsync(ScratchDatabase database, int letters)
    {
        await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = PreviewDatabase.For(database.ConnectionString) });
        var first = (await store.RegisterAsync("first@example.com")).Id;
        await database.RunAsync($"""
            DO $$ DECLARE names text; BEGIN
              SELECT string_agg(quote_ident(column_name), ', ') INTO names FROM information_schema.columns WHERE table_name = 'Customer' AND column_name <> 'Id';
              EXECUTE format('INSERT INTO "Customer" (%s) SELECT %s FROM "Customer" CROSS JOIN generate_series(2, {letters}) WHERE "Id" = {first}', names, names);
            END $$;
            UPDATE "Customer" SET "FirstName" = 'Anna', "LastName" = 'Rossi ' || "Id", "Email" = "Id" || '@example.com' WHERE "Id" >= {first};
            DELETE FROM "QueuedEmail";
            """);
        var (now, given) = (DateTime.UtcNow, 0);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => store.AskAsync<ICashbackLedger, bool>(async ledger =>
        {
            for (var id = first + writer; id < first + letters; id += Writers)
            {
                var context = new PostingContext(Channel.Admin, 1, now.AddDays(-DaysAgo)) { Reason = "to measure", IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"letters:{id}") };
                if (!(await ledger.GrantAsync(new(id, 0, "EUR"), 500, now.AddDays(DaysLeft), context)).IsDone)
                    throw new InvalidOperationException("It could not be given.");
                Interlocked.Increment(ref given);
            }

            return true;
        })));
        if (given != letters)
            throw new InvalidOperationException("Not all of it was given.");
    }

    static async Task<long> CountAsync(ScratchDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
