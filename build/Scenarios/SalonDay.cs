using System.Text;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Cashback.Scenarios;

/// <summary>
/// A day of a branch, told while it is lived through the plugin's services: its file of vouchers, a line that is down, what the branch took meanwhile brought back and by mistake
/// once more, a sale of its till, and the end of the day.
/// </summary>
sealed class SalonDay(PreviewStore store, TextWriter story)
{
    const int StoreId = 1;

    // Keys of tills act by numbers below 0.
    const int Till = -1;

    readonly ScenarioClock _clock = (ScenarioClock)store.Options.Clock;
    Branch _branch = null!;
    CurrencySpec _currency;
    int _manager;

    /// <summary>Lives it.</summary>
    /// <returns>Whether its totals agree and the ledger is whole at the end.</returns>
    public async Task<bool> PlayAsync()
    {
        _clock.UtcNow = _clock.UtcNow.Date.AddDays(1).AddHours(8);
        _currency = await store.AskAsync<IWalletDirectory, CurrencySpec>(wallets => wallets.GetCurrencyAsync());
        _manager = (await store.RegisterAsync("manager@example.com")).Id;
        _branch = await store.AskAsync<IBranchService, Branch>(async branches =>
        {
            var made = new Branch { Name = "Milano", Active = true };
            await branches.SaveAsync(made);
            return made;
        });
        var bea = await ClientAsync("bea@example.com", 30_00, voucher: 20_00);
        await ClientAsync("carla@example.com", 15_00, voucher: 15_00);
        Say("A day of the salon in Milano. Bea has 20.00 in a voucher and 10.00 beside it, Carla a voucher of 15.00.");

        var exported = await ExportAsync();
        Line($"its file: {exported.Count} vouchers of {Text(exported.Sum(row => row.Amount))}");

        _clock.Advance(TimeSpan.FromHours(2));
        Say("The line is down. By its file the branch takes 12.00 of Bea's voucher and all of Carla's, and hands a file in when the line is back.");
        var file = FileOf("offline-1", [(exported[0].Token, 12_00, "R-101"), (exported[1].Token, 15_00, "R-102")]);
        var taken = await BringAsync(file);
        Line($"brought, judged and confirmed: {Told(taken.Counts)}");

        Say("By mistake somebody brings the same file again, and then the same receipts in a file with another name.");
        var again = await BringAsync(file);
        Line(again.Repeated ? "the same file: known, nothing was taken" : "the same file: it was taken for another one");
        var copied = await BringAsync(FileOf("offline-1-copy", [(exported[0].Token, 12_00, "R-101"), (exported[1].Token, 15_00, "R-102")]));
        Line($"the other name: {Told(copied.Counts)}");

        _clock.Advance(TimeSpan.FromHours(4));
        Say("Bea buys for 40.00 and pays 5.00 of it with credit: her till sends the sale.");
        var sale = await store.AskAsync<ISalonSales, SaleResult>(sales => sales.RecordAsync(
            new(bea, StoreId, _branch.Id, "R-103", [new(0, 0, 40_00)], 5_00, Till) { Channel = Channel.Api }));
        Line($"sold: {Text(40_00)}, in money {Text(35_00)}, with credit {Text(5_00)}, earned {Text(sale.Earned)} ({(sale.IsDone ? "pending" : $"refused: {sale.Refusal}")})");

        _clock.Advance(TimeSpan.FromHours(3));
        return await EndAsync(exported.Sum(row => row.Amount), sale.IsDone && again.Repeated && copied.Counts is [{ Outcome: ReturnOutcome.Already, Rows: 2 }]);
    }

    async Task<bool> EndAsync(long exported, bool isAsMeant)
    {
        var journal = await store.AskAsync<ISalonDays, DayJournal>(days => days.JournalAsync(_branch, days.Today(_branch)));
        // What the drawer and the receipts of the till come to.
        const long counted = 12_00 + 15_00 + 5_00;
        var end = await store.AskAsync<ISalonDays, DayEndResult>(days => days.CloseAsync(_branch, journal.Day, counted, reason: null, _manager));
        var left = (await ExportAsync()).Sum(row => row.Amount);
        var report = await store.AskAsync<ILedgerAuditor, AuditReport>(auditor => auditor.VerifyAsync(0, null, CancellationToken.None));
        var total = journal.Total;
        Say("The day's end.");
        Line($"credit taken by vouchers {Text(total.Taken)}, with sales {Text(total.SoldCredit)}, in all {Text(total.Credit)}");
        Line($"sales {total.Sales} of {Text(total.Sold)}, of which {Text(total.Sold - total.SoldCredit)} in money");
        Line($"vouchers: {Text(exported)} in the morning = {Text(total.Taken)} taken + {Text(left)} left");
        Line($"expected {Text(end.Expected)}, counted {Text(counted)}: {(end.Refusal == DayEndRefusal.None ? "closed without a difference" : $"not closed: {end.Refusal}")}");
        var isWhole = isAsMeant && end is { Refusal: DayEndRefusal.None, End: { } closed } && closed.Expected == closed.Counted && exported == total.Taken + left && report.Findings.Count == 0;
        Say(isWhole ? "Verified: the day's totals agree with the till, the files and the ledger, and the ledger is whole." : "NOT verified: totals differ, or the ledger's audit has findings.");
        return isWhole;
    }

    async Task<int> ClientAsync(string email, long credit, long voucher)
    {
        var client = (await store.RegisterAsync(email)).Id;
        await store.RequestAsync(async services =>
        {
            var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(client, StoreId);
            await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, credit, new PostingContext(Channel.Admin, _manager, _clock.UtcNow) { Reason = "welcome" });
            await services.GetRequiredService<IVoucherService>().IssueAsync(client, StoreId, voucher, _branch.Id, validDays: null, Channel.Shop, client);
        });
        return client;
    }

    async Task<IReadOnlyList<(string Token, long Amount)>> ExportAsync()
    {
        using var file = new MemoryStream();
        await store.AskAsync<SalonExport, int>(export =>
            export.WriteAsync(file, new JsonFormat(), new(ExportContent.Vouchers, _branch.Id), export.NewBatch(_branch.Id), CancellationToken.None));
        using var read = System.Text.Json.JsonDocument.Parse(file.ToArray());
        return [.. read.RootElement.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("token").GetString()!, row.GetProperty("amount").GetInt64()))];
    }

    byte[] FileOf(string batch, IReadOnlyList<(string Token, long Amount, string Receipt)> rows)
    {
        var csv = new StringBuilder("version,batch,branch,row,voucher,amount,receipt\n");
        foreach (var (number, row) in rows.Index())
            csv.Append(CultureInfo.InvariantCulture, $"1,{batch},{_branch.Id},{number + 1},{row.Token},{Text(row.Amount)},{row.Receipt}\n");
        return Encoding.UTF8.GetBytes(csv.Append(CultureInfo.InvariantCulture, $"1,{batch},{_branch.Id},total,{rows.Count},{Text(rows.Sum(row => row.Amount))},\n").ToString());
    }

    async Task<(bool Repeated, IReadOnlyList<ReturnCount> Counts)> BringAsync(byte[] file)
    {
        var brought = await store.AskAsync<IReturnDesk, BroughtFile>(desk => desk.BringAsync(new MemoryStream(file), _branch, (null, null), _manager));
        if (brought.Batch is not { } batch)
            throw new InvalidOperationException($"The file was refused: {brought.Fault}");
        await store.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, _manager, TimeSpan.FromMinutes(1)));
        return (brought.Repeated, await store.AskAsync<IReturnDesk, IReadOnlyList<ReturnCount>>(desk => desk.CountsAsync(batch.Id)));
    }

    string Told(IReadOnlyList<ReturnCount> counts) => string.Join(", ", counts.Select(count => $"{count.Rows} rows {(count.Outcome == ReturnOutcome.Already ? "taken before" : $"{count.Outcome}".ToLowerInvariant())}, {Text(count.Sum)}"));

    string Text(long minor) => new Money(minor, _currency).ToDecimal().ToString($"F{_currency.Decimals}", CultureInfo.InvariantCulture);

    void Say(string text) => story.WriteLine($"{Environment.NewLine}{_clock.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {text}");

    void Line(string text) => story.WriteLine($"    {text}");
}
