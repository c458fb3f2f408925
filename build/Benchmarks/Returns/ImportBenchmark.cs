using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Cashback.Benchmarks.Returns;

/// <summary>A branch's return file, brought and confirmed, beside as many bare captures in the ledger, and as many rows taken each by itself; on PostgreSQL, or SQLite. Each voucher has twenty rows.</summary>
static class ImportBenchmark
{
    const int RowsOfVoucher = 20;
    const int VouchersOfClient = 10;
    const long Amount = 100;

    // Enough to tell what a row costs that is taken by itself.
    const int MostSingle = 2_000;

    /// <summary>Measures on a fresh database of a PostgreSQL server.</summary>
    public static async Task RunAsync(int rows)
    {
        await using var database = await ScratchDatabase.CreateAsync();
        await RunAsync(database.ConnectionString, rows, () => database.RunAsync("VACUUM ANALYZE"));
    }

    /// <summary>Measures on a fresh file of SQLite.</summary>
    public static async Task RunOnSqliteAsync(int rows)
    {
        var place = Path.Combine(Path.GetTempPath(), $"cashback-import-{Guid.NewGuid():N}.db");
        try
        {
            await RunAsync(place, rows, () => Task.CompletedTask);
        }
        finally
        {
            await PreviewDatabase.For(place).DropAsync();
        }
    }

    static async Task RunAsync(string place, int rows, Func<Task> analyse)
    {
        await using var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = PreviewDatabase.For(place) });
        var branch = await store.AskAsync<IBranchService, Branch>(async branches =>
        {
            var made = new Branch { Name = "Measured" };
            await branches.SaveAsync(made);
            return made;
        });
        var singly = Math.Min(rows, MostSingle);
        var (filed, bare, single) = (await IssueAsync(store, rows), await IssueAsync(store, singly), await IssueAsync(store, singly));
        await analyse();

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Csv(branch.Id, filed)));
        var watch = Stopwatch.StartNew();
        var batch = (await store.AskAsync<IReturnDesk, BroughtFile>(desk => desk.BringAsync(content, branch, (null, null), actorId: 1))).Batch!;
        var brought = watch.Elapsed.TotalSeconds;

        watch.Restart();
        if (!await store.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, actorId: 1, TimeSpan.FromHours(1))))
            throw new InvalidOperationException("Not all of it is through.");
        var confirmed = watch.Elapsed.TotalSeconds;

        watch.Restart();
        await store.AskAsync<ICashbackLedger, bool>(async ledger =>
        {
            foreach (var (hold, receipt) in RowsOf(bare))
                await ledger.CaptureAsync(new(hold.Reference, Amount, branch.Id, new PostingContext(Channel.Salon, 1, DateTime.UtcNow) { IdempotencyKey = $"bare:{hold.Reference}:{receipt}", Reason = receipt }));
            return true;
        });
        var floor = watch.Elapsed.TotalSeconds / singly * rows;

        watch.Restart();
        foreach (var (hold, receipt) in RowsOf(single))
            await store.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.RedeemAsync(hold, Amount, branch.Id, receipt, actorId: 1, new OfflineTaking(null)));
        var alone = watch.Elapsed.TotalSeconds / singly * rows;

        var counts = await store.AskAsync<IReturnDesk, IReadOnlyList<ReturnCount>>(desk => desk.CountsAsync(batch.Id));
        if (counts is not [{ Outcome: ReturnOutcome.Taken } taken] || taken.Rows != rows)
            throw new InvalidOperationException("Not all of it was taken.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows:N0} rows: brought in {brought:N1} s ({rows / brought:N0} a second), taken in {confirmed:N1} s ({rows / confirmed:N0} a second), bare captures {floor:N1} s, {confirmed / floor:N2} times the floor; row by row {alone:N1} s, {alone / floor:N2} times the floor"));
    }

    static IEnumerable<(Hold Hold, string Receipt)> RowsOf(List<(Hold Hold, string Code)> vouchers) =>
        from at in Enumerable.Range(0, RowsOfVoucher) from voucher in vouchers select (voucher.Hold, string.Create(CultureInfo.InvariantCulture, $"R-{at}-{voucher.Hold.WalletId}-{voucher.Hold.Number}"));

    static async Task<List<(Hold Hold, string Code)>> IssueAsync(PreviewStore store, int rows)
    {
        var vouchers = new List<(Hold, string)>();
        while (vouchers.Count < rows / RowsOfVoucher)
        {
            var client = (await store.RegisterAsync($"{Guid.NewGuid():N}@example.com")).Id;
            await store.RequestAsync(async services =>
            {
                var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(client, 1);
                await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, VouchersOfClient * RowsOfVoucher * Amount, new PostingContext(Channel.Admin, 1, DateTime.UtcNow) { Reason = "to measure" });
            });
            await store.AskAsync<IVoucherService, bool>(async service =>
            {
                for (var i = 0; i < VouchersOfClient && vouchers.Count < rows / RowsOfVoucher; i++)
                {
                    var hold = (await service.IssueAsync(client, 1, RowsOfVoucher * Amount, branchId: 0, validDays: null, Channel.Shop, client)).Hold!;
                    vouchers.Add((hold, service.Display(hold)));
                }

                return true;
            });
        }

        return vouchers;
    }

    static string Csv(int branchId, List<(Hold Hold, string Code)> vouchers)
    {
        var csv = new StringBuilder("version,batch,branch,row,voucher,amount,receipt\n");
        var codes = vouchers.ToDictionary(voucher => voucher.Hold.Reference, voucher => voucher.Code);
        var number = 0;
        foreach (var (hold, receipt) in RowsOf(vouchers))
            csv.Append(CultureInfo.InvariantCulture, $"1,measured,{branchId},{++number},{codes[hold.Reference]},1.00,{receipt}\n");
        return csv.Append(CultureInfo.InvariantCulture, $"1,measured,{branchId},total,{number},{number}.00,\n").ToString();
    }
}
