using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Segments;

namespace Nop.Plugin.Misc.Cashback.Tests.Segments;

/// <summary>A seeded shop with Anna, two branches and a clerk, and what segments are asked.</summary>
/// <param name="kind">On which database.</param>
public abstract class SegmentFixture(DatabaseKind kind) : BonusFixture(kind)
{
    int _receipts;

    protected Customer Clerk { get; private set; } = null!;

    protected int Centro { get; private set; }

    protected int Porta { get; private set; }

    [SetUp]
    public async Task OpenBranchesAsync()
    {
        Clerk = await RegisterAsync("clerk");
        (Centro, Porta, _receipts) = (await AddBranchAsync("Centro"), await AddBranchAsync("Porta"), 0);
    }

    protected static SegmentNode Fact(SegmentFact fact, int? days = null, long? amount = null, int? count = null, decimal? percent = null, params int[] ids) =>
        SegmentNode.Of(new SegmentCondition { Fact = fact, Days = days, AmountMinor = amount, Count = count, Percent = percent, Ids = ids });

    /// <summary>Whom conditions mean now, by the first name.</summary>
    protected async Task<IReadOnlyList<string>> WhoAsync(SegmentNode root)
    {
        Assert.That(SegmentCheck.Of(root), Has.Count.Zero);
        return [.. (await MembersAsync(root)).Select(member => member.Customer.FirstName).Where(name => name != "clerk").Order()];
    }

    protected Task<List<SegmentMember>> MembersAsync(SegmentNode root) => Shop.AskAsync<SegmentMembers, List<SegmentMember>>(async members =>
    {
        var all = new List<SegmentMember>();
        await foreach (var member in members.RowsAsync(root))
            all.Add(member);
        return all;
    });

    protected async Task<Segment> SaveAsync(SegmentNode root, Action<Segment>? set = null)
    {
        var segment = new Segment { Name = "Some", Conditions = SegmentText.Of(root) };
        set?.Invoke(segment);
        var saved = await Shop.AskAsync<SegmentBook, RuleSaveResult>(segments => segments.SaveAsync(segment));
        Assert.That(saved.Errors, Has.Count.Zero);
        return segment;
    }

    protected async Task<Segment> GetAsync(Segment segment) => (await Shop.AskAsync<SegmentBook, Segment?>(segments => segments.GetAsync(segment.Id)))!;

    protected async Task<int> SoldAsync(Customer customer, long gross, int? branch = null, int categoryId = 0, int pieces = 1, long credit = 0)
    {
        var lines = new[] { new SoldLine(0, categoryId, gross, pieces) };
        var result = await Shop.AskAsync<ISalonSales, SaleResult>(sales => sales.RecordAsync(new(customer.Id, 1, branch ?? Centro, $"R-{++_receipts}", lines, credit, Clerk.Id)));
        Assert.That(result.Refusal, Is.EqualTo(SalonRefusal.None));
        return result.Sale!.Sale.Number;
    }

    protected Task ReturnAsync(int number, int branch) =>
        Shop.AskAsync<ISalonSales, SaleReturnResult>(sales => sales.ReturnAsync(new(number, null, $"B-{number}", "did not fit", branch, Clerk.Id)));

    protected Task UndoAsync(int number) => Shop.AskAsync<ISalonSales, UndoRefusal>(sales => sales.UndoAsync(number, "mistyped", Clerk.Id, ofOthers: false));

    async Task<int> AddBranchAsync(string name)
    {
        var branch = new Branch { Name = name, Active = true };
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        return branch.Id;
    }
}
