using Nop.Data.Configuration;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

/// <summary>How long the ledger waits for the shop's database. The shop's data settings are one for the process.</summary>
[NonParallelizable]
public sealed class ShopLedgerDatabaseTests
{
    [TearDown]
    public void Forget() => DataSettingsManager.SaveSettings(null!, null!);

    [TestCase(7, 7, TestName = "As long as the shop's data settings say")]
    [TestCase(null, 30, TestName = "Half a minute where they say nothing")]
    [TestCase(0, 30, TestName = "And where they would let a command wait for ever")]
    [TestCase(-1, 30, TestName = "And where they have the provider's own limit")]
    public void It_waits(int? set, int seconds)
    {
        DataSettingsManager.SaveSettings(new DataConfig { SQLCommandTimeout = set }, null!);
        Assert.That(new ShopLedgerDatabase().TimeLimit, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Before_the_shop_is_installed_it_has_its_own_limit() => Assert.That(new ShopLedgerDatabase().TimeLimit, Is.EqualTo(TimeSpan.FromSeconds(30)));
}
