using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Tests.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>The letters as they are shipped.</summary>
public sealed partial class LetterTests
{
    [Test]
    public void A_letter_asks_for_no_token_of_the_plugin_that_it_is_not_given([ValueSource(typeof(LocaleSources), nameof(LocaleSources.Languages))] string code)
    {
        foreach (var (letter, text) in Letter.All.Zip(LettersInLanguagesTests.Shipped(code)))
            Assert.That(OwnToken().Matches(text).Select(token => token.Groups[1].Value).Except([.. Letter.Common, .. letter.Tokens]), Is.Empty, letter.Name);
    }

    [GeneratedRegex(@"%(Cashback\.[\w.]+)%")]
    private static partial Regex OwnToken();
}
