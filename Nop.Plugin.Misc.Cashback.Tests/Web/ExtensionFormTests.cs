using Microsoft.AspNetCore.Mvc.ModelBinding;
using Moq;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Days of the form are those of the shop, which is an hour ahead here.</summary>
public sealed class ExtensionFormTests
{
    static readonly DateTime s_now = new(2026, 3, 1, 23, 30, 0, DateTimeKind.Utc);
    static readonly TimeZoneInfo s_rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    readonly ExtensionForm _form = new(FakeTexts.ByKey(), new(Mock.Of<IDateTimeHelper>(d => d.DefaultStoreTimeZone == s_rome)), new ManualClock(s_now));

    [Test]
    public async Task Credit_lasts_through_the_day_that_was_typed() =>
        Assert.That((await ReadAsync(Typed())).Read, Is.EqualTo(new CreditExtension(new DateTime(2026, 6, 30, 22, 0, 0))));

    [Test]
    public async Task One_line_is_meant_whatever_day_stands_beside_it() =>
        Assert.That((await ReadAsync(Typed() with { ExtendLot = 3, ExtendEndsBy = new(2026, 4, 1) })).Read, Is.EqualTo(new CreditExtension(new DateTime(2026, 6, 30, 22, 0, 0)) { LotNumber = 3 }));

    [Test]
    public async Task What_ends_by_a_day_ends_with_it() =>
        Assert.That((await ReadAsync(Typed() with { ExtendEndsBy = new(2026, 4, 1) })).Read.EndingByUtc, Is.EqualTo(new DateTime(2026, 4, 1, 22, 0, 0)));

    [TestCase("2026-03-01", TestName = "Yesterday, where it is already tomorrow")]
    [TestCase("2036-03-03", TestName = "Eleven years ahead")]
    [TestCase("9999-12-31", TestName = "The last day of all")]
    public async Task No_last_day_is(string day) =>
        Assert.That((await ReadAsync(Typed() with { ExtendTo = DateTime.Parse(day, CultureInfo.InvariantCulture) })).Refused, Is.EqualTo(new[] { nameof(ExtensionModel.ExtendTo) }));

    [Test]
    public async Task Reason_and_tick_are_asked_for() => Assert.That(
        (await ReadAsync(Typed() with { ExtendReason = " ", ExtendConfirmed = false })).Refused, Is.EquivalentTo(new[] { nameof(ExtensionModel.ExtendReason), nameof(ExtensionModel.ExtendConfirmed) }));

    [Test]
    public async Task Where_nothing_ends_there_is_no_form() =>
        Assert.That(await _form.PrepareAsync(new Wallet { CurrencyCode = "EUR" }, [new Lot { Open = true, Available = 5 }, new Lot { Open = true, Available = 5, ExpiresOnUtc = s_now }], typed: null), Is.Null);

    static ExtensionModel Typed() => new() { ExtendTo = new(2026, 6, 30), ExtendReason = "a gesture", ExtendConfirmed = true };

    async Task<(CreditExtension Read, IEnumerable<string> Refused)> ReadAsync(ExtensionModel model)
    {
        var state = new ModelStateDictionary();
        var read = await _form.ReadAsync(model, state);
        return (read, state.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key));
    }
}
