using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>No days are enough where credit lasts to the end of more than its day.</summary>
public sealed class ExpiryFieldsTests
{
    [Test]
    public async Task No_days_alone_are_refused() => Assert.That(await RefusedAsync(ExpiryUntil.Day, 0), Is.EqualTo(new[] { nameof(ConfigurationModel.ExpiryDays) }));

    [TestCase(ExpiryUntil.Month, 0)]
    [TestCase(ExpiryUntil.Quarter, 0)]
    [TestCase(ExpiryUntil.Year, 0)]
    [TestCase(ExpiryUntil.Date, 0)]
    [TestCase(ExpiryUntil.Day, 1)]
    public async Task Days_or_the_end_of_more_are_taken(ExpiryUntil until, int days) => Assert.That(await RefusedAsync(until, days), Is.Empty);

    [Test]
    public async Task No_days_are_no_mistake_where_nothing_expires() => Assert.That(await RefusedAsync(ExpiryUntil.Day, 0, expires: false), Is.Empty);

    static async Task<IEnumerable<string>> RefusedAsync(ExpiryUntil until, int days, bool expires = true)
    {
        var state = new ModelStateDictionary();
        await SettingFields.CheckTogetherAsync(new() { CreditExpires = expires, ExpiryUntil = until, ExpiryDays = days }, new FormReader(state, CurrencySpec.For("EUR"), FakeTexts.ByKey()));
        return state.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key);
    }
}
