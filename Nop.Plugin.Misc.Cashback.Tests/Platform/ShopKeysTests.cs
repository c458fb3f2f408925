using Cashback.Preview.Data;
using Nop.Plugin.Misc.Cashback.Platform.Keys;

namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ShopKeysTests : IDisposable
{
    readonly string _folder = ScratchFolder.Create("cashback-keys-");

    string FileName => Path.Combine(_folder, "App_Data", "cashback-seal.keys");

    [Test]
    public void A_key_is_made_on_first_use_and_is_the_same_afterwards()
    {
        var first = new ShopKeys(FileName).Current();
        Assert.That((new ShopKeys(FileName).Current().Id, new ShopKeys(FileName).Find(first.Id)?.Secret.Length), Is.EqualTo((first.Id, (int?)ShopKey.LeastBytes)));
    }

    [Test]
    public void Nobody_but_the_shop_may_read_the_file_that_is_made()
    {
        new ShopKeys(FileName).Current();
        if (OperatingSystem.IsWindows())
            return;
        Assert.That(File.GetUnixFileMode(FileName), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_key_put_below_signs_from_then_on_and_the_one_before_is_still_known()
    {
        var old = new ShopKeys(FileName).Current();
        var fresh = ShopKey.Of([.. Enumerable.Repeat((byte)9, 32)]);
        File.AppendAllText(FileName, Convert.ToBase64String(fresh.Secret));
        Assert.That((new ShopKeys(FileName).Current().Id, new ShopKeys(FileName).Find(old.Id)?.Id), Is.EqualTo((fresh.Id, old.Id)));
    }

    [Test]
    public void What_is_kept_beside_the_keys_is_there_for_another_and_forgotten_when_it_is_to_be()
    {
        IShopKeys keys = new ShopKeys(FileName);
        var before = keys.Kept();
        keys.Keep("one");
        keys.Keep("two");
        var kept = new ShopKeys(FileName).Kept();
        keys.Forget();
        Assert.That((before, kept, new ShopKeys(FileName).Kept()), Is.EqualTo(((string?)null, "two", (string?)null)));
    }

    [Test]
    public void Where_nothing_can_be_written_nothing_is_kept()
    {
        var blocked = Path.Combine(_folder, "file");
        File.WriteAllText(blocked, "");
        var keys = new ShopKeys(Path.Combine(blocked, "cashback-seal.keys"));
        keys.Keep("one");
        Assert.That(keys.Kept(), Is.Null);
    }

    [Test]
    public void Looking_for_a_key_makes_none()
    {
        Assert.That(new ShopKeys(FileName).Find("0011223344556677"), Is.Null);
        Assert.That(File.Exists(FileName), Is.False);
    }

    [TestCase("no key at all!")]
    [TestCase("c2hvcnQ=")]
    public void What_is_no_key_is_refused(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileName)!);
        File.WriteAllText(FileName, content);
        Assert.That(() => new ShopKeys(FileName).Current(), Throws.InvalidOperationException.With.Message.Contains(FileName));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
