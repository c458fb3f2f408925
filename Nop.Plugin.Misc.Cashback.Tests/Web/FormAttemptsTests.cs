using Nop.Plugin.Misc.Cashback.Web.Admin;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>A form that makes something, sent more than once.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FormAttemptsTests
{
    readonly string _attempt = $"{Guid.NewGuid():N}";

    InstalledShop _shop = null!;
    int _made;

    [SetUp]
    public async Task OpenAsync() => _shop = await InstalledShop.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _shop.DisposeAsync();

    [Test]
    public async Task Sixteen_posts_at_once_make_it_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(_attempt, isMade: true)));
        Assert.That((_made, answers.Count(isFirst => isFirst)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_was_refused_can_be_sent_again()
    {
        await SendAsync(_attempt, isMade: false);
        Assert.That((await SendAsync(_attempt, isMade: true), _made), Is.EqualTo((true, 2)));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("none")]
    public async Task Without_a_key_each_post_is_a_wish_of_its_own(string? attempt)
    {
        await SendAsync(attempt, isMade: true);
        await SendAsync(attempt, isMade: true);
        Assert.That(_made, Is.EqualTo(2));
    }

    Task<bool> SendAsync(string? attempt, bool isMade) => _shop.AskAsync<FormAttempts, bool>(attempts => attempts.OnceAsync(attempt, () =>
    {
        Interlocked.Increment(ref _made);
        return Task.FromResult(isMade);
    }));
}
