using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>The same rules give the same text; a changed rule gives a changed one.</summary>
public sealed class TermsChangeTests
{
    [TestCaseSource(nameof(Changes))]
    public void A_changed_rule_gives_a_changed_text_in_every_language(int change)
    {
        var changed = TermsChanges.Full();
        TermsChanges.All[change].Make(changed);
        Assert.That(TermsVersions.Languages.Where(language => Text(changed, language) == Text(TermsChanges.Full(), language)), Is.Empty);
    }

    [Test]
    public void The_order_in_which_a_database_gives_the_rates_does_not_change_the_text([ValueSource(typeof(TermsVersions), nameof(TermsVersions.Languages))] string language)
    {
        var (shop, reversed) = (ManyRates(), ManyRates());
        reversed.CategoryRates.Reverse();
        reversed.ManufacturerRates.Reverse();
        reversed.ProductRates.Reverse();
        Assert.That(Text(reversed, language), Is.EqualTo(Text(shop, language)));
    }

    public static IEnumerable<TestCaseData> Changes() => TermsChanges.All.Select((change, index) => new TestCaseData(index).SetArgDisplayNames(change.Name));

    static TermsSample ManyRates()
    {
        var shop = TermsChanges.Full();
        shop.Manufacturers[4] = "Another maker";
        shop.Products![101] = "Balm";
        shop.ManufacturerRates.Add(new() { ManufacturerId = 4, Rate = 2 });
        shop.ProductRates.Add(new() { ProductId = 101, Excluded = true });
        return shop;
    }

    static string Text(TermsSample shop, string language) => JsonSerializer.Serialize(shop.Write(language));
}
