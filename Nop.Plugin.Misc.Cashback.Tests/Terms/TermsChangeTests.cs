using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>The same rules give the same text; a changed rule gives a changed one.</summary>
public sealed class TermsChangeTests
{
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property The_same_rules_give_the_same_text() => Prop.ForAll(Changes(), Languages(), (changes, language) =>
        Text(After(changes), language) == Text(After(changes), language));

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property One_rule_more_that_is_changed_gives_another_text() => Prop.ForAll(Gen.Choose(0, TermsChanges.All.Length - 1).ToArbitrary(), Languages(), (change, language) =>
        Text(After([change]), language) != Text(After([]), language));

    [TestCaseSource(nameof(Names))]
    public void A_changed_rule_gives_a_changed_text(int change) => Assert.That(Text(After([change]), "en"), Is.Not.EqualTo(Text(After([]), "en")));

    public static IEnumerable<TestCaseData> Names() => TermsChanges.All.Select((change, index) => new TestCaseData(index).SetArgDisplayNames(change.Name));

    static TermsSample After(IEnumerable<int> changes)
    {
        var shop = TermsChanges.Full();
        foreach (var change in changes)
            TermsChanges.All[change].Make(shop);
        return shop;
    }

    static string Text(TermsSample shop, string language) => JsonSerializer.Serialize(shop.Write(language));

    static Arbitrary<int[]> Changes() => Gen.Choose(0, TermsChanges.All.Length - 1).ArrayOf().ToArbitrary();

    static Arbitrary<string> Languages() => Gen.Elements("en", "it", "ru", "fi", "fr", "pl").ToArbitrary();
}
