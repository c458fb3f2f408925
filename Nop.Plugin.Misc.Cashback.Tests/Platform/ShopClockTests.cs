using Moq;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class ShopClockTests
{
    static readonly ShopClock _helsinki = new(Mock.Of<IDateTimeHelper>(d => d.DefaultStoreTimeZone == TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki")));

    [TestCase("2026-01-15T10:00", "2026-01-15T08:00")]
    [TestCase("2026-07-15T10:00", "2026-07-15T07:00")]
    [TestCase("2026-03-29T03:30", "2026-03-29T01:30", Description = "The clock skips it")]
    [TestCase("2026-10-25T03:30", "2026-10-25T00:30", Description = "The clock shows it twice")]
    public void A_typed_time_is_the_shops(string typed, string utc)
    {
        var instant = _helsinki.ToUtc(At(typed));
        Assert.Multiple(() =>
        {
            Assert.That(instant, Is.EqualTo(At(utc)));
            Assert.That(instant!.Value.Kind, Is.EqualTo(DateTimeKind.Utc));
        });
    }

    [Test]
    public void A_time_comes_back_as_it_was_typed()
        => Assert.That(_helsinki.ToShop(_helsinki.ToUtc(At("2026-12-24T18:00"))), Is.EqualTo(At("2026-12-24T18:00")));

    [Test]
    public void No_time_stays_no_time() => Assert.That(_helsinki.ToUtc(null), Is.Null);

    static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
