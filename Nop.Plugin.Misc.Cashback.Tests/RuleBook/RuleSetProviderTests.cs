using System.Text.Json;

namespace Nop.Plugin.Misc.Cashback.Tests.RuleBook;

public sealed class RuleSetProviderTests
{
    PlayedShop _shop = null!;

    [SetUp]
    public void SetUp() => _shop = new();

    [Test]
    public async Task A_rule_set_is_made_once() => Assert.That(await _shop.Rules.GetAsync(1), Is.SameAs(await _shop.Rules.GetAsync(1)));

    [Test]
    public async Task It_is_made_anew_when_dropped()
    {
        var first = await _shop.Rules.GetAsync(1);
        await _shop.Rules.ClearAsync();
        Assert.That(await _shop.Rules.GetAsync(1), Is.Not.SameAs(first));
    }

    [Test]
    public async Task A_category_that_is_its_own_ancestor_does_not_stop_the_shop()
    {
        _shop.Tree.AddRange([new Category { Id = 20, Name = "A", ParentCategoryId = 21 }, new Category { Id = 21, Name = "B", ParentCategoryId = 20 }]);
        Assert.That((await _shop.Rules.GetAsync(1)).Tiers, Is.Not.Empty);
    }

    [Test]
    public async Task A_programme_that_is_off_is_left_out()
    {
        _shop.Programmes.Rows.Add(new Programme { Id = 1, Name = "Off", Active = false });
        Assert.That((await _shop.Rules.GetAsync(1)).Programmes, Is.Empty);
    }

    [Test]
    public void Weekdays_are_read_from_bits() =>
        Assert.That(new Programme { Weekdays = 0b100_0100 }.ToRule().Weekdays, Is.EqualTo(new[] { DayOfWeek.Tuesday, DayOfWeek.Saturday }));

    [Test]
    public void What_is_cached_survives_a_cache_on_another_machine()
    {
        var source = new RuleRows
        {
            CurrencyCode = "EUR",
            ZoneId = "Europe/Rome",
            Tiers = [new CashbackTier { Id = 1, Name = "Silver", Rate = 5.5m }],
            Categories = [new CategoryNode(10, "Hair", 0)],
        };
        var copy = JsonSerializer.Deserialize<RuleRows>(JsonSerializer.Serialize(source))!.ToRuleSet();
        Assert.That((copy.Currency.Code, copy.Zone.Id, copy.Tiers[0].Rate), Is.EqualTo(("EUR", "Europe/Rome", 5.5m)));
    }
}
