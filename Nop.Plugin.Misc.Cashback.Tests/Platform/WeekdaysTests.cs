namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class WeekdaysTests
{
    [Test]
    public void Days_are_named_from_Monday_on() =>
        Assert.That(Weekdays.List([DayOfWeek.Sunday, DayOfWeek.Saturday, DayOfWeek.Monday], CultureInfo.GetCultureInfo("en-US"), isFull: false), Is.EqualTo("Mon, Sat, Sun"));

    [TestCase("en-US", DayOfWeek.Sunday)]
    [TestCase("it-IT", DayOfWeek.Monday)]
    public void A_list_to_choose_from_begins_as_the_culture_does(string culture, DayOfWeek first) =>
        Assert.That(Weekdays.InOrderOf(CultureInfo.GetCultureInfo(culture)).ToList(), Has.Count.EqualTo(7).And.ItemAt(0).EqualTo(first).And.Unique);
}
