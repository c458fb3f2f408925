namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>How letters begin. What the greeting says with a name and without one: LettersInLanguagesTests.</summary>
public sealed class GreetingTests
{
    [TestCase("en")]
    [TestCase("it")]
    [TestCase("ru")]
    [TestCase("fi")]
    [TestCase("fr")]
    [TestCase("pl")]
    public void Every_letter_leaves_names_to_the_greeting_which_needs_none(string code) =>
        Assert.That(LettersInLanguagesTests.Shipped(code), Has.All.Contains("<p>%Cashback.Greeting%</p>").And.None.Contains("%Customer."));
}
