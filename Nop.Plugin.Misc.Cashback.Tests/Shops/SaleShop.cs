using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>An installed shop with one branch, whose clerk sells to Anna. Category Hair has 6 %, her tier 5 %, and nothing is taxed; she has 50.00.</summary>
public abstract class SaleShopFixture(DatabaseKind kind) : InstalledShopFixture(kind)
{
    protected Customer Anna { get; private set; } = null!;

    protected Customer Clerk { get; private set; } = null!;

    protected int Centro { get; private set; }

    protected int Hair { get; private set; }

    [SetUp]
    public async Task OpenCounterAsync()
    {
        await Shop.SeedAsync();
        Hair = (await Shop.RowsAsync<Category>())[0].Id;
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveCategoryRateAsync(new CategoryRate { CategoryId = Hair, Rate = 6 }));
        (Anna, Clerk) = (await Shop.Store.RegisterAsync("anna@example.com"), await Shop.Store.RegisterAsync("clerk@example.org"));
        Centro = await AddBranchAsync("Centro");
        await Shop.GiveAsync(Anna, 50_00);
    }

    protected async Task<int> AddBranchAsync(string name)
    {
        var branch = new Branch { Name = name, Active = true };
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        return branch.Id;
    }

    protected SoldLine OfHair(long amount) => new(0, Hair, amount);

    protected static SoldLine OfNothing(long amount) => new(0, 0, amount);

    protected SaleRequest Sale(string receipt, long credit, params SoldLine[] lines) => new(Anna.Id, 1, Centro, receipt, lines, credit, Clerk.Id);

    protected Task<SaleResult> RecordAsync(SaleRequest sale, bool isDryRun = false) => Shop.AskAsync<ISalonSales, SaleResult>(sales => sales.RecordAsync(sale, isDryRun));

    protected Task<SaleReturnResult> ReturnAsync(int number, long? amount, string reference = "", string? reason = "did not fit", bool isDryRun = false) =>
        Shop.AskAsync<ISalonSales, SaleReturnResult>(sales => sales.ReturnAsync(new(number, amount, reference.Length > 0 ? reference : Guid.NewGuid().ToString("n"), reason, Centro, Clerk.Id), isDryRun));

    protected Task<UndoRefusal> UndoAsync(int number, string? reason = "mistyped") => Shop.AskAsync<ISalonSales, UndoRefusal>(sales => sales.UndoAsync(number, reason, Clerk.Id, ofOthers: false));

    /// <summary>A sale that must be recorded; its number.</summary>
    protected async Task<int> SoldAsync(string receipt, long credit, params SoldLine[] lines)
    {
        var result = await RecordAsync(Sale(receipt, credit, lines));
        Assert.That(result.Refusal, Is.EqualTo(SalonRefusal.None));
        return result.Sale!.Sale.Number;
    }

    protected async Task<(long Usable, long Pending, long Debt)> BalanceAsync(Customer? customer = null)
    {
        var balance = await Shop.AskAsync<ICashbackLedger, WalletBalance>(ledger => ledger.GetBalanceAsync(new WalletKey((customer ?? Anna).Id, 0, "EUR")));
        return (balance.Usable, balance.Pending, balance.Debt);
    }

    protected async Task<RecordedSale> FindAsync(int number) => (await Shop.AskAsync<ISalonSales, RecordedSale?>(sales => sales.FindAsync(number)))!;
}
