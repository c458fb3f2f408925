using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BranchServiceTests
{
    readonly SalonDesk _desk = SalonDesk.InMemory();

    [Test]
    public async Task They_come_in_their_order() =>
        Assert.That((await _desk.Branches.GetAllAsync()).Select(branch => branch.Name), Is.EqualTo(new[] { "Milan", "Rome", "Old" }));

    [Test]
    public async Task Closed_ones_can_be_left_out() =>
        Assert.That((await _desk.Branches.GetAllAsync(activeOnly: true)).Select(branch => branch.Name), Is.EqualTo(new[] { "Milan", "Rome" }));

    [Test]
    public async Task A_new_branch_is_inserted_with_its_name_trimmed()
    {
        Assert.That(await _desk.Branches.SaveAsync(new Branch { Name = " Turin " }), Is.True);
        Assert.That((await _desk.Branches.GetByIdAsync(4))!.Name, Is.EqualTo("Turin"));
    }

    [Test]
    public async Task A_name_that_another_has_is_refused_in_any_case() =>
        Assert.That(await _desk.Branches.SaveAsync(new Branch { Name = "ROME" }), Is.False);

    [Test]
    public async Task A_branch_may_keep_its_own_name() => Assert.That(await _desk.Branches.SaveAsync(_desk.BranchRows[0]), Is.True);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(99)]
    public async Task There_is_no_such_branch(int id) => Assert.That(await _desk.Branches.GetByIdAsync(id), Is.Null);
}

/// <summary>Branches of one name that are added in the same moment, on each database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class BranchesOfOneNameTests(DatabaseKind kind) : BonusFixture(kind)
{
    [Test]
    public async Task One_of_them_is_added_and_the_others_are_told_so()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(new Branch { Name = "Turin" })))));
        Assert.That((saved.Count(isSaved => isSaved), (await Shop.RowsAsync<Branch>()).Count(branch => branch.Name == "Turin")), Is.EqualTo((1, 1)));
    }
}
