using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Names of wallets that a key alone can use.</summary>
public sealed class WalletIdsTests
{
    const int Anna = 7;
    const int Key = 3;

    static readonly ManualClock s_clock = new(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc));

    static WalletIds Ids(TimeProvider? clock = null) => new(OneKey.Instance, clock ?? s_clock);

    [Test]
    public void An_id_names_its_client_to_its_key() => Assert.That((Ids().CustomerOf(Ids().Of(Anna, Key), Key), Ids().CustomerOf(Ids().Of(Anna, Key), Key + 1)), Is.EqualTo(((int?)Anna, (int?)null)));

    [Test]
    public void An_id_can_stand_in_an_address() => Assert.That(Enumerable.Range(1, 1000).Select(id => Ids().Of(id, Key)).ToHashSet(), Has.Count.EqualTo(1000).And.All.Match("^w_[A-Za-z0-9_-]{22}$"));

    [Test]
    public void No_sign_of_an_id_can_be_changed()
    {
        var id = Ids().Of(Anna, Key);
        var changed = Enumerable.Range(2, id.Length - 3).SelectMany(at => "Aa0_".Where(sign => sign != id[at]).Select(sign => id[..at] + sign + id[(at + 1)..]));
        Assert.That(changed.Where(one => Ids().CustomerOf(one, Key) is not null), Is.Empty);
    }

    [Test]
    public void What_is_made_up_names_nobody()
    {
        var random = new Random(1);
        var bytes = new byte[16];
        var hits = 0;
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            hits += Ids().CustomerOf($"w_{System.Buffers.Text.Base64Url.EncodeToString(bytes)}", Key) is null ? 0 : 1;
        }

        Assert.That(hits, Is.Zero);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("w_")]
    [TestCase("w_AAAA")]
    [TestCase("w_!!!!!!!!!!!!!!!!!!!!!!")]
    [TestCase("x_AAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_none_names_nobody(string? id) => Assert.That(Ids().CustomerOf(id, Key), Is.Null);
}
