using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>A branch's files, asked of each database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class ExportInTheShopTests(DatabaseKind kind) : BonusFixture(kind)
{
    [SetUp]
    public async Task LiveAsync()
    {
        await Shop.GiveAsync(Anna, 30_00);
        await IssueAsync(10_00);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
    }

    [Test]
    public async Task Open_vouchers_and_balances() => Assert.That(
        (await RowsAsync(new(ExportContent.Vouchers, 0)), await RowsAsync(new(ExportContent.Balances, 0))), Is.EqualTo(("open 1000", "balance 2000")));

    [Test]
    public async Task What_has_changed_since()
    {
        var since = Shop.Clock.UtcNow;
        var before = (await RowsAsync(new(ExportContent.Vouchers, 1) { ChangedSinceUtc = since }), await RowsAsync(new(ExportContent.Balances, 0) { ChangedSinceUtc = since }));
        await IssueAsync(5_00);
        Assert.That(
            (before, await RowsAsync(new(ExportContent.Vouchers, 1) { ChangedSinceUtc = since }), await RowsAsync(new(ExportContent.Balances, 0) { ChangedSinceUtc = since })),
            Is.EqualTo((("", ""), "open 500", "balance 1500")));
    }

    [Test]
    public async Task What_lapses_since_though_nothing_is_booked_yet()
    {
        var since = Shop.Clock.UtcNow;
        Shop.Clock.Advance(TimeSpan.FromDays(60));
        Assert.That((await RowsAsync(new(ExportContent.Vouchers, 0) { ChangedSinceUtc = since }), await RowsAsync(new(ExportContent.Vouchers, 0))), Is.EqualTo(("lapsed 0", "")));
    }

    [Test]
    public async Task Clients_of_a_tier()
    {
        await Shop.AskAsync<ITierPins, TierPinOutcome>(pins => pins.PinAsync(Anna.Id, 0, 2, null, "guest of honour", 9));
        Assert.That((await RowsAsync(new(ExportContent.Balances, 0) { TierId = 2 }), await RowsAsync(new(ExportContent.Balances, 0) { TierId = 1 })), Is.EqualTo(("balance 2000", "")));
    }

    Task IssueAsync(long amount) => Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(Anna.Id, 1, amount, 0, null, Channel.Shop, Anna.Id, Guid.Empty));

    Task<string> RowsAsync(ExportRequest request) => Shop.Store.RequestAsync(async services =>
    {
        using var file = new MemoryStream();
        var export = services.GetRequiredService<SalonExport>();
        await export.WriteAsync(file, new JsonFormat(), request, export.NewBatch(request.BranchId), CancellationToken.None);
        return string.Join(", ", JsonDocument.Parse(file.ToArray()).RootElement.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("status").GetString()} {row.GetProperty("amount").GetInt64()}"));
    });
}
