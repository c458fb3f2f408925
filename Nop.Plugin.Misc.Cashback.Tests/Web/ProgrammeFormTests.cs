using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class ProgrammeFormTests
{
    InstalledShop _shop = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _shop = await InstalledShop.OpenAsync();
        await _shop.SeedAsync();
    }

    [OneTimeTearDown]
    public ValueTask CloseAsync() => _shop.DisposeAsync();

    [SetUp]
    public void SpeakEnglish() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");

    [Test]
    public async Task What_is_saved_comes_back_into_the_form_and_is_read_the_same()
    {
        var programme = new Programme
        {
            Name = "Slow mornings",
            Months = 0b10,
            FromMinute = 570,
            ToMinute = 24 * 60,
            FavouriteCategory = true,
            RoleIds = "1",
            Newsletter = true,
            SleepingDays = 60,
            BirthdayDaysBefore = 7,
            BirthdayDaysAfter = 0,
            Priority = 3,
            ExtraPerItem = 1.5m,
            ExtraPerOrder = 2,
            CapPerClient = 30_00,
            CapPerDay = 5_00,
            CapPerMonth = 10_00,
            PaymentMethods = "Payments.CheckMoneyOrder, Payments.Manual",
        };
        Assert.That((await _shop.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveProgrammeAsync(programme))).Errors, Is.Empty);

        var model = await _shop.AskAsync<ProgrammeForm, ProgrammeModel>(async form => await form.OpenAsync((await form.FindAsync(programme.Id))!));
        var (read, state) = await ReadAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(state.IsValid, Is.True);
            Assert.That(read.ToRule().Audience.Birthday, Is.EqualTo(programme.ToRule().Audience.Birthday));
            Assert.That(
                (read.Months, read.FromMinute, read.ToMinute, read.FavouriteCategory, read.RoleIds, read.Newsletter, read.SleepingDays, read.Priority),
                Is.EqualTo((2, 570, 1440, true, "1", true, 60, 3)));
            Assert.That(
                (read.ExtraPerItem, read.ExtraPerOrder, read.CapPerClient, read.CapPerDay, read.CapPerMonth),
                Is.EqualTo((1.5m, 2m, 3000L, 500L, 1000L)));
            Assert.That(read.ToRule().PaymentMethods, Is.EqualTo(new[] { "Payments.CheckMoneyOrder", "Payments.Manual" }));
        });
    }

    [TestCase("25:00")]
    [TestCase("9.30")]
    public async Task What_is_no_time_of_day_is_refused(string typed)
    {
        var (_, state) = await ReadAsync(new ProgrammeModel { Name = "A", Multiplier = "1", ExtraPercent = "0", FromTime = typed });
        Assert.That(state[nameof(ProgrammeModel.FromTime)]?.Errors, Is.Not.Empty);
    }

    [Test]
    public async Task More_payment_methods_than_a_programme_can_keep_are_refused()
    {
        var typed = new string('a', Programme.LongestMethods + 1);
        var (_, state) = await ReadAsync(new ProgrammeModel { Name = "A", Multiplier = "1", ExtraPercent = "0", PaymentMethods = typed });
        Assert.That(state[nameof(ProgrammeModel.PaymentMethods)]?.Errors, Is.Not.Empty);
    }

    [Test]
    public async Task Every_error_of_a_programme_has_a_field_of_the_page()
    {
        var fields = await _shop.AskAsync<ProgrammeForm, string[]>(form => Task.FromResult<string[]>(
            [.. typeof(Programme).GetProperties().Where(property => property.DeclaringType == typeof(Programme)).Select(property => form.FieldOf(new(), property.Name))]));
        Assert.That(fields.Where(field => typeof(ProgrammeModel).GetProperty(field) is null), Is.Empty);
    }

    async Task<(Programme Read, ModelStateDictionary State)> ReadAsync(ProgrammeModel model)
    {
        var state = new ModelStateDictionary();
        return (await _shop.AskAsync<ProgrammeForm, Programme>(form => form.ReadAsync(model, state)), state);
    }
}
