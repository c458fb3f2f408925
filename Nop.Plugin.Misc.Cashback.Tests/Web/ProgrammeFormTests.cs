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
            MinimumOrder = 49.5m,
            CapPerClient = 30_00,
            CapPerDay = 5_00,
            CapPerMonth = 10_00,
            PaymentMethods = "Payments.CheckMoneyOrder, Payments.Manual",
        };
        var model = await OpenAsync(programme);
        var (read, state) = await ReadAsync(model);

        Assert.Multiple(() =>
        {
            Assert.That(state.IsValid, Is.True);
            Assert.That(read.ToRule().Audience.Birthday, Is.EqualTo(programme.ToRule().Audience.Birthday));
            Assert.That(
                (read.Months, read.FromMinute, read.ToMinute, read.FavouriteCategory, read.RoleIds, read.Newsletter, read.SleepingDays, read.Priority),
                Is.EqualTo((2, 570, 1440, true, "1", true, 60, 3)));
            Assert.That(
                (read.ExtraPerItem, read.ExtraPerOrder, read.MinimumOrder, read.CapPerClient, read.CapPerDay, read.CapPerMonth),
                Is.EqualTo((1.5m, 2m, 49.5m, 3000L, 500L, 1000L)));
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
    public async Task Installed_payment_methods_are_offered_by_their_names()
    {
        var model = await _shop.AskAsync<ProgrammeForm, ProgrammeModel>(form => form.NewAsync());
        Assert.That(model.AvailablePaymentMethods.Select(item => (item.Value, item.Text)), Does.Contain((PaymentMethods.AtOnce, "Pay now")));
    }

    [Test]
    public async Task A_payment_method_that_is_no_longer_installed_stays_chosen_and_says_so()
    {
        var model = await OpenAsync(new Programme { Name = "Old", Multiplier = 2, PaymentMethods = $"Payments.Gone,{PaymentMethods.Later}" });
        var offered = model.AvailablePaymentMethods.Where(item => model.SelectedPaymentMethods.Contains(item.Value)).Select(item => item.Text);
        Assert.That(offered, Is.EqualTo(new[] { "Pay at the counter", "Payments.Gone (not installed)" }));
    }

    [Test]
    public async Task A_payment_method_that_was_typed_in_other_letters_is_the_installed_one()
    {
        var model = await OpenAsync(new Programme { Name = "Typed", Multiplier = 2, PaymentMethods = PaymentMethods.Later.ToLowerInvariant() });
        Assert.That(model.AvailablePaymentMethods.Select(item => item.Text), Has.None.Contains("not installed"));
    }

    [Test]
    public async Task A_payment_method_that_nobody_has_installed_cannot_be_chosen()
    {
        var (_, state) = await ReadAsync(new ProgrammeModel { Name = "A", Multiplier = "1", ExtraPercent = "0", SelectedPaymentMethods = ["Payments.Gone"] });
        Assert.That(state[nameof(ProgrammeModel.SelectedPaymentMethods)]?.Errors, Is.Not.Empty);
    }

    [Test]
    public async Task More_payment_methods_than_a_programme_can_keep_are_refused()
    {
        var most = (Programme.LongestMethods / PaymentMethods.Later.Length) + 1;
        var (_, state) = await ReadAsync(new ProgrammeModel { Name = "A", Multiplier = "1", ExtraPercent = "0", SelectedPaymentMethods = [.. Enumerable.Repeat(PaymentMethods.Later, most)] });
        Assert.That(state[nameof(ProgrammeModel.SelectedPaymentMethods)]?.Errors, Is.Not.Empty);
    }

    [Test]
    public async Task Every_error_of_a_programme_has_a_field_of_the_page()
    {
        var fields = await _shop.AskAsync<ProgrammeForm, string[]>(form => Task.FromResult<string[]>(
            [.. typeof(Programme).GetProperties().Where(property => property.DeclaringType == typeof(Programme)).Select(property => form.FieldOf(new(), property.Name))]));
        Assert.That(fields.Where(field => typeof(ProgrammeModel).GetProperty(field) is null), Is.Empty);
    }

    async Task<ProgrammeModel> OpenAsync(Programme programme)
    {
        Assert.That((await _shop.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveProgrammeAsync(programme))).Errors, Is.Empty);
        return await _shop.AskAsync<ProgrammeForm, ProgrammeModel>(async form => await form.OpenAsync((await form.FindAsync(programme.Id))!));
    }

    async Task<(Programme Read, ModelStateDictionary State)> ReadAsync(ProgrammeModel model)
    {
        var state = new ModelStateDictionary();
        return (await _shop.AskAsync<ProgrammeForm, Programme>(form => form.ReadAsync(model, state)), state);
    }
}
