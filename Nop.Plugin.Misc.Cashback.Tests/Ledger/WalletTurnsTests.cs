namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WalletTurnsTests
{
    readonly WalletTurns _turns = new();

    [Test]
    public async Task The_next_one_goes_when_the_one_before_is_done()
    {
        var first = await TakeAsync(1);
        var second = TakeAsync(1);
        Assert.That(second.IsCompleted, Is.False);
        first!.Dispose();
        Assert.That(await second, Is.Not.Null);
    }

    [Test]
    public async Task Nobody_waits_at_another_wallet()
    {
        using var first = await TakeAsync(1);
        Assert.That(TakeAsync(2).IsCompletedSuccessfully);
    }

    [Test]
    public async Task Orders_of_different_wallets_wait_for_a_budget_that_they_share()
    {
        var first = await TakeAsync(1, 9, 5);
        var second = TakeAsync(2, 5, 7);
        Assert.That(second.IsCompleted, Is.False);
        first!.Dispose();
        Assert.That(await second, Is.Not.Null);
    }

    [Test]
    public async Task Many_who_share_wallets_and_budgets_crosswise_all_get_on()
    {
        var all = Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            using var turn = await TakeAsync(i % 3, i % 5, (i + 1) % 5, (i + 3) % 5);
            await Task.Yield();
            return turn is not null;
        }));
        Assert.That(await Task.WhenAll(all), Has.All.True);
        Assert.That(_turns.Count, Is.Zero);
    }

    [Test]
    public async Task What_nobody_waits_for_is_forgotten()
    {
        for (var wallet = 1; wallet <= 1000; wallet++)
            (await TakeAsync(wallet, wallet))!.Dispose();
        Assert.That(_turns.Count, Is.Zero);
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_nothing_behind_and_lets_the_others_on()
    {
        var first = await TakeAsync(1);
        using var patience = new CancellationTokenSource();
        var impatient = _turns.TakeAsync(2, [1], patience.Token);
        var waiting = _turns.TakeAsync(1, [], patience.Token);
        await patience.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        (await impatient)?.Dispose();
        first!.Dispose();
        Assert.That(_turns.Count, Is.Zero);
    }

    Task<IDisposable?> TakeAsync(int wallet, params int[] programmes) => _turns.TakeAsync(wallet, programmes, CancellationToken.None);
}
