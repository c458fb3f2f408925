using Microsoft.AspNetCore.Http;
using Moq;
using Nop.Plugin.Misc.Cashback.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>The cookie that remembers an invitation: it brings one account, and not one that staff open.</summary>
public sealed class InviteCookieTests() : BonusFixture(DatabaseKind.Sqlite)
{
    DefaultHttpContext _http = null!;

    [SetUp]
    public void Visit() => _http = new();

    [Test]
    public async Task Its_use_ends_it()
    {
        await BringAsync(impersonator: null);
        Assert.That((await ReferrersAsync(), IsForgotten), Is.EqualTo(($"{Anna.Id}", true)));
    }

    [Test]
    public async Task Staff_who_open_an_account_in_a_clients_name_use_none()
    {
        await BringAsync(new Customer { Id = 77 });
        Assert.That((await ReferrersAsync(), IsForgotten), Is.EqualTo(("", true)));
    }

    [Test]
    public async Task Who_signs_in_has_an_account_and_needs_none()
    {
        await WithConsumerAsync(null, consumer => consumer.HandleEventAsync(new CustomerLoggedinEvent(Anna)));
        Assert.That(IsForgotten, Is.True);
    }

    [Test]
    public async Task Without_one_nothing_is_kept_and_nothing_said()
    {
        var friend = await RegisterAsync("bea");
        await Shop.Store.RequestAsync(services => Consumer(services, null).HandleEventAsync(new CustomerRegisteredEvent(friend)));
        Assert.That((await ReferrersAsync(), _http.Response.Headers.SetCookie.Count), Is.EqualTo(("", 0)));
    }

    bool IsForgotten => _http.Response.Headers.SetCookie.ToString().Contains($"{InviteCookie.Name}=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal);

    async Task BringAsync(Customer? impersonator)
    {
        var friend = await RegisterAsync("bea");
        await WithConsumerAsync(impersonator, consumer => consumer.HandleEventAsync(new CustomerRegisteredEvent(friend)));
    }

    async Task WithConsumerAsync(Customer? impersonator, Func<BonusEventConsumer, Task> tell)
    {
        _http.Request.Headers.Cookie = $"{InviteCookie.Name}={await Shop.AskAsync<Invitations, string>(invitations => invitations.CodeOfAsync(Anna.Id))}";
        await Shop.Store.RequestAsync(services => tell(Consumer(services, impersonator)));
    }

    BonusEventConsumer Consumer(IServiceProvider services, Customer? impersonator) => ActivatorUtilities.CreateInstance<BonusEventConsumer>(
        services, new Actor(Mock.Of<IWorkContext>(work => work.OriginalCustomerIfImpersonated == impersonator)), new HttpContextAccessor { HttpContext = _http });

    async Task<string> ReferrersAsync() => string.Join(", ", (await Shop.RowsAsync<Referral>()).Select(row => row.ReferrerId));
}
