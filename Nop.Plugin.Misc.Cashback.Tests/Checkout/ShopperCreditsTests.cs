using Microsoft.AspNetCore.Http;
using Moq;
using Nop.Plugin.Misc.Cashback.Checkout;

namespace Nop.Plugin.Misc.Cashback.Tests.Checkout;

/// <summary>What a request remembers of its shopper's credit, in services that the shop may hand out for as long as it runs.</summary>
public sealed class ShopperCreditsTests
{
    readonly Mock<IHttpContextAccessor> _http = new();
    int _reads;

    [SetUp]
    public void Begin() => _reads = 0;

    [Test]
    public async Task A_request_reads_the_wallet_once()
    {
        var credits = new ShopperCredits(_http.Object);
        Request();
        await ReadAsync(credits);
        await ReadAsync(credits);

        Assert.That(_reads, Is.EqualTo(1));
    }

    [Test]
    public async Task The_next_request_reads_anew_though_the_service_is_the_same()
    {
        var credits = new ShopperCredits(_http.Object);
        Request();
        await ReadAsync(credits);
        Request();

        Assert.That((await ReadAsync(credits)).Usable, Is.EqualTo(2));
    }

    [Test]
    public async Task Services_of_one_request_show_one_state()
    {
        Request();
        await ReadAsync(new(_http.Object));

        Assert.That((await ReadAsync(new(_http.Object))).Usable, Is.EqualTo(1));
    }

    [Test]
    public async Task Without_a_request_nothing_is_remembered()
    {
        var credits = new ShopperCredits(_http.Object);
        _http.SetupGet(it => it.HttpContext).Returns((HttpContext?)null);
        await ReadAsync(credits);

        Assert.That((await ReadAsync(credits)).Usable, Is.EqualTo(2));
    }

    [Test]
    public async Task What_moved_credit_is_read_after()
    {
        var credits = new ShopperCredits(_http.Object);
        Request();
        await ReadAsync(credits);
        credits.Forget();

        Assert.That((await ReadAsync(credits)).Usable, Is.EqualTo(2));
    }

    void Request() => _http.SetupGet(it => it.HttpContext).Returns(new DefaultHttpContext());

    // Each reading finds another amount.
    Task<ShopperCredit> ReadAsync(ShopperCredits credits) =>
        credits.GetAsync(1, 1, () => Task.FromResult(new ShopperCredit(IsGuest: false, ++_reads, new RedemptionOrder(0))));
}
