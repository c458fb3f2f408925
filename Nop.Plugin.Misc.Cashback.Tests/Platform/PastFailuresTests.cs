namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class PastFailuresTests
{
    [Test]
    public async Task Where_nothing_failed_the_run_ends_well()
    {
        var failures = new PastFailures("In vain");
        await failures.TryAsync("one", () => Task.FromResult(1));
        Assert.That(failures.Throw, Throws.Nothing);
    }

    [Test]
    public async Task All_are_counted_and_the_first_of_them_told()
    {
        var failures = new PastFailures("In vain");
        for (var number = 1; number <= 30; number++)
            await failures.TryAsync<int>(number.ToString(CultureInfo.InvariantCulture), () => throw new InvalidOperationException("broken"));

        var told = Assert.Throws<AggregateException>(failures.Throw)!;
        Assert.That(told.Message, Does.StartWith("In vain: 30.").And.Contain("20: broken").And.Not.Contain("21: broken"));
    }

    [Test]
    public void Who_ends_the_task_ends_it() =>
        Assert.That(() => new PastFailures("In vain").TryAsync<int>("one", () => throw new OperationCanceledException()), Throws.InstanceOf<OperationCanceledException>());
}
