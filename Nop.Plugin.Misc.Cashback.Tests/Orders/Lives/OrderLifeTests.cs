using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>Whatever is done to orders, in whatever order, heard of or not, with a server that dies on the way: the ledger ends where the rules say, exactly once, and nothing is lost or made in between.</summary>
/// <param name="kind">On which database.</param>
/// <param name="lives">How many a test plays. More: dotnet test … -- 'TestRunParameters.Parameter(name="Lives", value="2000")'.</param>
[TestFixture(DatabaseKind.Sqlite, 70)]
[TestFixture(DatabaseKind.PostgreSql, 25)]
public sealed class OrderLifeTests(DatabaseKind kind, int lives)
{
    LifeShop _shop = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _shop = await LifeShop.OpenAsync(kind);

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
    }

    [Test]
    public Task Heard_of_at_once_every_act_leaves_orders_lots_and_debt_where_the_rules_say() => CheckAsync(AnyLife.Plain, life => Play(life));

    [Test]
    public Task Events_that_are_lost_or_come_twice_change_nothing_in_the_end() => CheckAsync(AnyLife.HalfHeard, life => Play(life));

    [Test]
    public Task A_server_that_dies_in_any_commit_changes_nothing_in_the_end() => CheckAsync(AnyLife.Cut, life => Play(life));

    [Test]
    public Task Two_orders_end_as_if_each_had_been_alone_whichever_act_came_first() => CheckAsync(AnyLife.OfTwoOrders, life =>
    {
        var placed = life.Acts.Take(2).ToList();
        var others = life.Acts.Skip(2).OrderBy(act => act.Order % 2).ToList();
        Assert.That(Play(life with { Acts = [.. placed, .. others] }).Orders, Is.EqualTo(Play(life).Orders));
    }, part: 3);

    [Test]
    public void A_line_whose_net_is_no_whole_minor_unit_earns_on_what_it_is() => Play(new Life(0, new Death(0, false), [new(Does.Place, Amount: 414), new(Does.EditItem, Amount: 7), new(Does.Pay)]));

    [Test]
    public void A_payment_and_a_refund_that_another_plugin_only_saved_are_found_by_the_sweep() =>
        Play(new Life(5_00, new Death(0, false), [new(Does.Place, Credit: 1_00), new(Does.SavePaid), new(Does.SaveRefund, Amount: 200), new(Does.SaveRefund, Amount: 365)]));

    async Task CheckAsync(Arbitrary<Life> any, Action<Life> play, int part = 1)
    {
        Prop.ForAll(any, life =>
        {
            // An assertion that fails where a life is only made simpler is no second failure.
            using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
                play(life);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
            .WithMaxTest(int.Parse(TestContext.Parameters.Get("Lives", lives.ToString(CultureInfo.InvariantCulture))!, CultureInfo.InvariantCulture) / part));

        var report = await _shop.Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None));
        Assert.That(report!.Findings, Is.Empty, "what verify finds in all the wallets, and in the books beside them");
    }

    LivedLife Play(Life life) => LivedLife.PlayAsync(_shop, life).GetAwaiter().GetResult();
}
