using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>What the client reads of sales, and what stays of them when the client is deleted for good.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class SaleTracesTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    [Test]
    public async Task The_history_says_branch_and_receipt_and_why_so_much_was_earned()
    {
        await SoldAsync("R-17", 20_00, OfHair(60_00));
        var lines = await HistoryAsync();
        var earned = lines.First(line => line.Why.Count > 0);
        Assert.That((earned.Sale, earned.OrderId, earned.Amount), Is.EqualTo(("Centro, receipt R-17", (int?)null, "+€2.40")));
        Assert.That(string.Join(' ', earned.Why), Does.Contain("Hair").And.Contain("6"));
    }

    [Test]
    public async Task The_clients_own_data_name_sales_and_returns()
    {
        await ReturnAsync(await SoldAsync("R-17", 20_00, OfHair(60_00)), 30_00);
        var file = await Shop.Store.RequestAsync(async services =>
        {
            using var output = new MemoryStream();
            await services.GetRequiredService<PersonalDataFile>().WriteAsync(output, Anna.Id, CancellationToken.None);
            return System.Text.Encoding.UTF8.GetString(output.ToArray());
        });
        Assert.That(file, Does.Contain("Centro, receipt R-17: Hair 60.00").And.Contain("-30.00").And.Not.Contain("did not fit").And.Not.Contain(",-1,"));
    }

    [Test]
    public async Task With_the_client_go_receipts_and_reasons_and_the_ledger_stays_whole()
    {
        await ReturnAsync(await SoldAsync("R-17", 20_00, OfHair(60_00)), 30_00);
        await Shop.TellAsync<Registration>(registration => registration.DeleteForGoodAsync(Anna.Id));
        var (sale, back) = ((await Shop.RowsAsync<Sale>()).Single(), (await Shop.RowsAsync<SaleReturn>()).Single());
        var found = await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That((sale.Receipt, back.Reason, sale.Gross, back.Amount, found!.IsClean), Is.EqualTo(("", "", 60_00L, 30_00L, true)));
    }

    [Test]
    public async Task The_receipt_of_who_is_gone_is_not_sold_a_second_time()
    {
        await SoldAsync("R-17", 0, OfHair(60_00));
        await Shop.TellAsync<Registration>(registration => registration.DeleteForGoodAsync(Anna.Id));
        var ben = await Shop.Store.RegisterAsync("ben@example.com");
        Assert.That((await RecordAsync(Sale("R-17", 0, OfHair(60_00)) with { CustomerId = ben.Id })).Refusal, Is.EqualTo(SalonRefusal.ReceiptUsed));
    }

    Task<IReadOnlyList<HistoryModel>> HistoryAsync() => Shop.Store.RequestAsync(async services =>
    {
        var wallet = (await services.GetRequiredService<IWalletDirectory>().FindAsync(new WalletKey(Anna.Id, 0, "EUR")))!.Wallet;
        return (await services.GetRequiredService<HistoryFactory>().PrepareAsync(wallet.Id, page: 1)).Lines;
    });
}
