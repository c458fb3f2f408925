using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Infrastructure;

/// <summary>What the shop's own tables hold of a text.</summary>
public sealed class ShopTextTests
{
    [TestCase("Anna 👩‍🦰 in Łódź", "Anna �‍� in Łódź")]
    [TestCase("中𠀋", "中�")]
    [TestCase("plain ✂ text", "plain ✂ text")]
    public void On_MySql_a_character_of_four_bytes_is_replaced(string typed, string stored) =>
        Assert.That(AnyText.On(new MySqlDialect()).Storable(typed), Is.EqualTo(stored));

    [Test]
    public void On_MySql_half_a_character_is_replaced_too() =>
        Assert.That(AnyText.On(new MySqlDialect()).Storable("half " + '\uD83D'), Is.EqualTo("half �"));

    [Test]
    public void The_sign_that_ends_a_text_for_a_database_is_replaced_on_each([Values(typeof(SqlServerDialect), typeof(PostgreSqlDialect), typeof(SqliteDialect), typeof(MySqlDialect))] Type dialect) =>
        Assert.That(AnyText.On((LedgerDialect)Activator.CreateInstance(dialect)!).Storable("a\0b"), Is.EqualTo("a\uFFFDb"));

    [Test]
    public void Elsewhere_nothing_is([Values(typeof(SqlServerDialect), typeof(PostgreSqlDialect), typeof(SqliteDialect))] Type dialect) =>
        Assert.That(AnyText.On((LedgerDialect)Activator.CreateInstance(dialect)!).Storable("Anna 👩‍🦰"), Is.EqualTo("Anna 👩‍🦰"));
}
