using System.Text;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>A return file from its bringing to its differences, in an installed shop on each database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class ReturnInTheShopTests(DatabaseKind kind) : BonusFixture(kind)
{
    const int Manager = 1;

    Branch _branch = null!;
    string _code = "";

    [SetUp]
    public async Task LiveAsync()
    {
        _branch = new() { Name = "Centro" };
        await Shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(_branch));
        await Shop.GiveAsync(Anna, 30_00);
        _code = await Shop.AskAsync<IVoucherService, string>(async vouchers => vouchers.Display((await vouchers.IssueAsync(Anna.Id, 1, 10_00, branchId: 0, validDays: null, Channel.Shop, Anna.Id)).Hold!));
    }

    [Test]
    public async Task It_is_counted_taken_and_what_did_not_agree_waits()
    {
        var batch = await BringAsync();
        var before = await CountsAsync(batch);
        await ConfirmAsync(batch);
        var open = await Shop.AskAsync<ReturnDifferences, IReadOnlyList<(ReturnRow Row, ReturnBatch Batch)>>(differences => differences.OpenAsync(BranchReach.All, 10));
        Assert.That((before, await CountsAsync(batch), open.Single().Row.Receipt, await LeftAsync()), Is.EqualTo(("Ready 1 300, Unknown 1 100", "Taken 1 300, Unknown 1 100", "R-2 💇", 7_00L)));
    }

    [Test]
    public async Task Brought_by_four_people_at_once_it_is_one_batch()
    {
        var brought = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BringAsync()));
        Assert.That(brought.Select(batch => batch.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Thrown_away_it_leaves_nothing()
    {
        var batch = await BringAsync();
        await Shop.AskAsync<IReturnDesk, bool>(desk => desk.DiscardAsync(batch.Id));
        Assert.That((await CountsAsync(batch), await Shop.AskAsync<IReturnDesk, ReturnBatch?>(desk => desk.GetAsync(batch.Id)), await LeftAsync()), Is.EqualTo(("", (ReturnBatch?)null, 10_00L)));
    }

    Task<ReturnBatch> BringAsync() => Shop.Store.RequestAsync(async services =>
    {
        var csv = $"row,voucher,amount,receipt\n1,{_code},3.00,R-1\n2,2222-3333-4444,1.00,R-2 💇\ntotal,2,4.00,\n";
        return (await services.GetRequiredService<IReturnDesk>().BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), _branch, (null, null), Manager)).Batch!;
    });

    Task<bool> ConfirmAsync(ReturnBatch batch) => Shop.AskAsync<IReturnDesk, bool>(desk => desk.ConfirmAsync(batch, Manager, TimeSpan.FromMinutes(1)));

    async Task<string> CountsAsync(ReturnBatch batch) => string.Join(", ", (await Shop.AskAsync<IReturnDesk, IReadOnlyList<ReturnCount>>(desk => desk.CountsAsync(batch.Id)))
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Outcome} {count.Rows} {count.Sum}")));

    async Task<long> LeftAsync() => (await Shop.AskAsync<IVoucherService, Hold?>(vouchers => vouchers.FindAsync(_code)))!.Left;
}
