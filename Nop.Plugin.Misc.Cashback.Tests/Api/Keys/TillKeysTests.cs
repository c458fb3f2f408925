using System.Net;
using Nop.Plugin.Misc.Cashback.Api.Keys;

namespace Nop.Plugin.Misc.Cashback.Tests.Api.Keys;

/// <summary>Keys in a shop's database.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class TillKeysTests(DatabaseKind kind) : InstalledShopFixture(kind)
{
    const int Owner = 1;

    static TillKey Wish(string till = "Till 1") => new() { Till = till, BranchId = 1, Scopes = TillScopes.BalanceRead | TillScopes.Redeem };

    Task<string?> MakeAsync(TillKey? wish = null) => Shop.AskAsync<ITillKeys, string?>(keys => keys.MakeAsync(wish ?? Wish(), Owner));

    Task<TillKey?> FindAsync(string? key) => Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.FindAsync(key));

    [Test]
    public async Task A_key_is_found_by_itself_and_kept_nowhere()
    {
        var key = await MakeAsync();
        var row = (await FindAsync(key))!;
        var texts = (await Shop.RowsAsync<TillKey>()).SelectMany(one => new[] { one.Hash, one.Start, one.Till, one.Addresses });
        Assert.Multiple(() =>
        {
            Assert.That((row.Till, row.BranchId, row.Scopes, row.CreatedBy), Is.EqualTo(("Till 1", 1, TillScopes.BalanceRead | TillScopes.Redeem, Owner)));
            Assert.That(texts, Has.None.Contains(key![TillKeyText.StartLength..]));
        });
    }

    [Test]
    public async Task A_key_that_nobody_was_given_is_not_found() =>
        Assert.That(await FindAsync(TillKeyText.New(isTest: false, new Nop.Plugin.Misc.Cashback.Platform.Codes.RandomCodeSource())), Is.Null);

    // PostgreSQL compares such columns without regard to case.
    [Test]
    public async Task A_key_in_other_letters_is_not_found()
    {
        var key = await MakeAsync();
        Assert.That(await FindAsync(key!.ToUpperInvariant()), Is.Null);
    }

    [Test]
    public async Task A_till_has_two_live_keys_at_most_and_stays_the_same_to_the_books()
    {
        var made = new[] { await MakeAsync(), await MakeAsync(Wish("TILL 1")), await MakeAsync() };
        var rows = await Shop.RowsAsync<TillKey>();
        Assert.Multiple(() =>
        {
            Assert.That(made.Select(key => key is not null), Is.EqualTo(new[] { true, true, false }));
            Assert.That(rows.Select(row => row.ActorId).Distinct(), Is.EqualTo(new[] { -rows[0].Id }));
        });
    }

    [Test]
    public async Task A_revoked_key_makes_room_for_the_next()
    {
        await MakeAsync();
        var second = await FindAsync(await MakeAsync());
        await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.RevokeAsync(second!.Id, Owner));
        Assert.That(await MakeAsync(), Is.Not.Null);
    }

    [Test]
    public async Task A_key_is_revoked_once()
    {
        var key = await FindAsync(await MakeAsync());
        var revoked = await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.RevokeAsync(key!.Id, Owner));
        var again = await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.RevokeAsync(key!.Id, Owner));
        Assert.That((revoked!.IsLive(Shop.Clock.UtcNow), again), Is.EqualTo((false, (TillKey?)null)));
    }

    [Test]
    public async Task Noting_its_use_does_not_bring_a_revoked_key_back()
    {
        var text = await MakeAsync();
        var key = (await FindAsync(text))!;
        await Shop.AskAsync<ITillKeys, TillKey?>(keys => keys.RevokeAsync(key.Id, Owner));
        await Shop.TellAsync<ITillKeys>(keys => keys.NoteUseAsync(key));
        Assert.That((await FindAsync(text))!.IsLive(Shop.Clock.UtcNow), Is.False);
    }

    [Test]
    public async Task Its_use_is_noted_once_a_minute()
    {
        var key = (await FindAsync(await MakeAsync()))!;
        var noted = new List<DateTime>();
        foreach (var seconds in new[] { 0, 30, 29, 1 })
        {
            Shop.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await Shop.TellAsync<ITillKeys>(keys => keys.NoteUseAsync(key));
            noted.Add((await Shop.RowsAsync<TillKeyUse>()).Single().LastUsedOnUtc);
        }

        Assert.That(noted.Select(at => at - noted[0]), Is.EqualTo(new[] { 0, 0, 0, 60 }.Select(seconds => TimeSpan.FromSeconds(seconds))));
    }

    [Test]
    public void A_key_ends_with_its_last_instant()
    {
        var key = new TillKey { ExpiresOnUtc = Shop.Clock.UtcNow.AddMinutes(1) };
        Assert.That((key.IsLive(Shop.Clock.UtcNow), key.IsLive(Shop.Clock.UtcNow.AddMinutes(1))), Is.EqualTo((true, false)));
    }

    [TestCase("", "203.0.113.7", ExpectedResult = true)]
    [TestCase("203.0.113.7", "203.0.113.7", ExpectedResult = true)]
    [TestCase("203.0.113.7", "::ffff:203.0.113.7", ExpectedResult = true)]
    [TestCase("203.0.113.7", "203.0.113.8", ExpectedResult = false)]
    [TestCase("10.0.0.1, 203.0.113.0/24", "203.0.113.200", ExpectedResult = true)]
    [TestCase("203.0.113.7/25", "203.0.113.127", ExpectedResult = true)]
    [TestCase("203.0.113.7/25", "203.0.113.128", ExpectedResult = false)]
    [TestCase("2001:db8::/32", "2001:db8::1", ExpectedResult = true)]
    [TestCase("203.0.113.0/24", null, ExpectedResult = false)]
    public bool A_key_is_taken_from_its_addresses_only(string addresses, string? from) =>
        new TillKey { Addresses = TillKey.ReadAddresses(addresses).Addresses! }.IsTakenFrom(from is null ? null : IPAddress.Parse(from));

    [TestCase("salon", "salon")]
    [TestCase("203.0.113.7\n203.0.113.1/x", "203.0.113.1/x")]
    [TestCase("203.0.113.0/24/1", "203.0.113.0/24/1")]
    [TestCase("203.0.113.0/33", "203.0.113.0/33")]
    public void What_is_no_address_is_told(string typed, string wrong) => Assert.That(TillKey.ReadAddresses(typed), Is.EqualTo(((string?)null, wrong)));
}
