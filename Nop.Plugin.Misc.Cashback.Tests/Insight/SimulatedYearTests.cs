using Cashback.Preview.Seeding;
using Nop.Plugin.Misc.Cashback.Insight.Past;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

/// <summary>A year of the salon shop, simulated with the rules that were in force, beside what the ledger really did.</summary>
public sealed class SimulatedYearTests
{
    static readonly DateTimeOffset _end = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    SqliteDatabase _database = null!;
    PreviewStore _store = null!;
    SimulationResult _result = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _database = new SqliteDatabase(Path.Combine(ScratchFolder.Path, $"cashback-simulated-{Guid.NewGuid():N}.db"));
        await SalonYear.MakeAsync(_database, _end);
        _store = await PreviewStore.OpenAsync(new PreviewOptions { Database = _database, Clock = new ScenarioClock(_end) });
        _result = await _store.RequestAsync(SimulateAsync);
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        await _store.DisposeAsync();
        _database.Delete();
    }

    [Test]
    public async Task Earns_to_the_cent_what_the_ledger_gave() =>
        Assert.That(_result.Reports[0].Total.Earned, Is.EqualTo(await SumAsync("SELECT SUM(Earned) FROM Cashback_OrderAccount")).And.GreaterThan(0));

    [Test]
    public async Task Takes_back_to_the_cent_what_the_ledger_took() =>
        Assert.That(_result.Reports[0].Total.TakenBack, Is.EqualTo(await SumAsync("SELECT SUM(Taken + Waived) FROM Cashback_OrderAccount")).And.GreaterThan(0));

    [Test]
    public async Task Counts_the_orders_that_the_ledger_knows() =>
        Assert.That(_result.Reports[0].Total.Orders, Is.EqualTo(await SumAsync("SELECT COUNT(*) FROM Cashback_OrderAccount")));

    [Test]
    public async Task Counts_the_clients_of_each_tier_as_the_shop_has_them()
    {
        var real = await SumAsync("SELECT COUNT(*) FROM Cashback_CustomerTier t JOIN Cashback_Tier c ON c.Id = t.TierId WHERE c.Name = 'Gold'");
        Assert.That(_result.Reports[0].Tiers.Single(tier => tier.Name == "Gold").Clients, Is.EqualTo(real).And.GreaterThan(0));
    }

    [Test]
    public void Months_tiers_and_categories_each_sum_up_to_the_whole()
    {
        var report = _result.Reports[0];
        Assert.Multiple(() =>
        {
            Assert.That(report.Months.Sum(row => row.Sums.Cost), Is.EqualTo(report.Total.Cost));
            Assert.That(report.Tiers.Sum(row => row.Sums.Cost), Is.EqualTo(report.Total.Cost));
            Assert.That(report.Categories.Sum(row => row.Sums.Cost), Is.EqualTo(report.Total.Cost));
        });
    }

    static async Task<SimulationResult> SimulateAsync(IServiceProvider services)
    {
        var rules = await services.GetRequiredService<IRuleSetProvider>().GetAsync(0);
        var values = await services.GetRequiredService<ISettingService>().LoadSettingAsync<CashbackSettings>();
        var shop = services.GetRequiredService<IPastShop>();
        var input = new SimulationInput(_end.UtcDateTime.AddYears(-2), _end.UtcDateTime, await shop.ProductsAsync(), await shop.ClientsAsync([rules]));
        return await Simulator.RunAsync(
            services.GetRequiredService<PastPurchases>().ReadAsync(0, _end.UtcDateTime, CancellationToken.None),
            input, [new("Live", rules, values.TierTerms)], _ => { }, CancellationToken.None);
    }

    async Task<long> SumAsync(string sql)
    {
        await using var connection = await _database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
