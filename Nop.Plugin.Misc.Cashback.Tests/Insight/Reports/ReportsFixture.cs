using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight.Reports;

/// <summary>A shop with two branches and two clients in which chance has sold, paid, refunded, taken, adjusted and let run out for some months.</summary>
public abstract class ReportsFixture(DatabaseKind kind) : SaleShopFixture(kind)
{
    protected static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    protected int Porta { get; private set; }

    protected Customer Berta { get; private set; } = null!;

    /// <summary>The day before the first act.</summary>
    protected DateOnly First { get; private set; }

    /// <summary>The day of the last one.</summary>
    protected DateOnly Last => ShopTime.Date(Shop.Clock.UtcNow, Rome);

    protected IReadOnlyList<LedgerEntry> Entries { get; private set; } = [];

    [SetUp]
    public async Task PlayAsync()
    {
        First = Last.AddDays(-1);
        Porta = await AddBranchAsync("Porta");
        Berta = await Shop.Store.RegisterAsync("berta@example.com");
        await Shop.GiveAsync(Berta, 20_00);
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "Twice", Multiplier = 2, Budget = 20_00 }));
        await Shop.SetAsync(settings => (settings.ExpiryDays, settings.ActivationDelayDays) = (40, 10));
        var chance = new Random(11);
        for (var turn = 0; turn < 16; turn++)
            await TurnAsync(turn, chance);
        Entries = [.. await Shop.RowsAsync<LedgerEntry>()];
    }

    protected Task<Report> RunAsync(string key, DateOnly from, DateOnly to, Func<ReportFilter, ReportFilter>? with = null) => Shop.Store.RequestAsync(services =>
    {
        var filter = new ReportFilter(from, to, ShopTime.StartOfDay(from, Rome), ShopTime.StartOfDay(to.AddDays(1), Rome));
        return services.GetServices<IReport>().Single(report => report.Key == key).RunAsync(with is null ? filter : with(filter), CancellationToken.None);
    });

    /// <summary>A column of a table: the first cell of each row beside that of the column.</summary>
    protected static Dictionary<string, long> Column(Report report, string table, string column)
    {
        var found = report.Tables.Single(one => one.Name == table);
        var at = found.Columns.ToList().FindIndex(one => one.Name == column);
        return found.Rows.ToDictionary(row => row.Cells[0].Text ?? $"{row.Cells[0].Date:yyyy-MM-dd}", row => row.Cells[at].Number ?? 0);
    }

    protected static long Sum(Report report, string table, string column) => Column(report, table, column).Values.Sum();

    protected IEnumerable<LedgerEntry> Booked(DateOnly from, DateOnly to) =>
        Entries.Where(entry => ShopTime.Date(entry.CreatedOnUtc, Rome) is var day && day >= from && day <= to);

    protected static long SumOf(IEnumerable<LedgerEntry> entries, params EntryKind[] kinds) => entries.Where(entry => kinds.Contains(entry.Kind)).Sum(entry => entry.Amount);

    async Task TurnAsync(int turn, Random chance)
    {
        var number = await SoldAsync($"S-{turn}", Math.Min(chance.Next(0, 8_00), (await BalanceAsync()).Usable), OfHair(chance.Next(9_00, 90_00)));
        if (chance.Next(4) == 0)
            await ReturnAsync(number, chance.Next(1_00, 8_00));
        if (chance.Next(6) == 0)
            await UndoAsync(number);
        if (chance.Next(2) == 0)
            await PaidAsync(chance.Next(2) == 0 ? Anna : Berta, chance.Next(10, 90), chance.Next(4) == 0);
        if (chance.Next(3) == 0)
            await Shop.PlaceWithCreditAsync(chance.Next(2) == 0 ? Anna : Berta, chance.Next(1_00, 20_00));
        if (chance.Next(3) == 0)
            await AdjustAsync(Anna, -chance.Next(1, 1_00));
        if (chance.Next(2) == 0)
            await Shop.AskAsync<ICounterService, object>(async counter => await counter.TakeAsync(Berta.Id, 1, chance.Next(50, 1_50), chance.Next(2) == 0 ? Centro : Porta, $"T-{turn}", Clerk.Id));
        if (chance.Next(2) == 0)
            await VoucherAsync(turn, chance);
        Shop.Clock.Advance(TimeSpan.FromHours(chance.Next(60, 300)));
        await Shop.Store.RunTaskAsync(typeof(SettleHoldsTask));
        await Shop.Store.RunTaskAsync(typeof(ExpireTask));
    }

    async Task VoucherAsync(int turn, Random chance)
    {
        var branch = chance.Next(3) switch { 0 => 0, 1 => Centro, _ => Porta };
        await Shop.Store.RequestAsync(async services =>
        {
            var vouchers = services.GetRequiredService<IVoucherService>();
            var issued = await vouchers.IssueAsync(Anna.Id, 1, 1_00 + chance.Next(100), branch, null, Channel.Shop, Anna.Id);
            if (issued.Hold is { } hold && chance.Next(2) == 0)
                await vouchers.RedeemAsync(vouchers.Display(hold), null, branch == 0 ? Porta : branch, $"V-{turn}", Clerk.Id);
        });
    }

    async Task PaidAsync(Customer customer, decimal net, bool isRefunded)
    {
        var order = await Shop.AddOrderAsync(customer, net, PaymentStatus.Paid);
        await Shop.ChangeAsync(order, row => row.OrderStatus = OrderStatus.Complete);
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
        if (!isRefunded)
            return;
        await Shop.ChangeAsync(order, row => (row.PaymentStatus, row.RefundedAmount) = (PaymentStatus.PartiallyRefunded, net / 2));
        await Shop.AskAsync<IOrderReconciler, bool>(reconciler => reconciler.ReconcileAsync(order.Id));
    }

    Task AdjustAsync(Customer customer, long amount) => Shop.TellAsync<ICashbackLedger>(ledger =>
        ledger.AdjustAsync(new WalletKey(customer.Id, 0, "EUR"), amount, new PostingContext(Channel.Admin, 9, Shop.Clock.UtcNow) { Reason = "a mistake" }));
}
