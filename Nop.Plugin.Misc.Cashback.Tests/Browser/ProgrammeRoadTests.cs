using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The owner makes a programme with hours, months, an audience and limits, and reads it back.</summary>
public class ProgrammeRoadTests : BrowserTests
{
    [SetUp]
    public Task SignOwnerInAsync() => SignInAsync(BrowsedShop.Owner);

    [Test, Order(1)]
    public async Task A_programme_for_some_hours_months_and_clients_is_kept_as_typed()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "Slow mornings");
        await Page.CheckAsync("#month-2");
        await Page.CheckAsync("#weekday-2");
        await Page.FillAsync("#FromTime", "09:30");
        await Page.FillAsync("#ToTime", "00:00");
        await Page.SelectOptionAsync("#SelectedRoleIds", new SelectOptionValue { Label = "Managers" });
        await Page.SelectOptionAsync("#SelectedCategoryIds", new SelectOptionValue { Label = "Hair" });
        await Page.CheckAsync("#FirstOrder");
        await Page.FillAsync("#BirthdayDaysBefore", "7");
        await Page.FillAsync("#ExtraPerItem", "1.50");
        await Page.FillAsync("#ExtraPerOrder", "2");
        await Page.FillAsync("#Priority", "5");
        await Page.FillAsync("#CapPerClient", "30");
        await Page.FillAsync("#CapPerDay", "5");
        await Page.FillAsync("#CapPerMonth", "10");
        await PictureAsync("programme");
        await SaveAsync();

        await PictureAsync("programmes");
        foreach (var words in new[] { "Tue", "Feb", "09:30 – 00:00", "roles: Managers", "first order", "Hair", "1.50", "priority 5" })
            await Assertions.Expect(Row("Slow mornings")).ToContainTextAsync(words);
        await Row("Slow mornings").GetByRole(AriaRole.Link).First.ClickAsync();
        foreach (var (field, value) in new[] { ("FromTime", "09:30"), ("ToTime", "00:00"), ("ExtraPerItem", "1.50"), ("ExtraPerOrder", "2.00"), ("CapPerMonth", "10.00"), ("BirthdayDaysAfter", "0") })
            await Expect($"#{field}").ToHaveValueAsync(value);
        await Expect("#month-2").ToBeCheckedAsync();
        await Expect("#FirstOrder").ToBeCheckedAsync();
        await PictureAsync("programme-kept");
    }

    [Test, Order(2)]
    public async Task What_contradicts_itself_is_said_beside_its_field()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "Impossible");
        await Page.FillAsync("#FromTime", "18:00");
        await Page.FillAsync("#ToTime", "09:00");
        await Page.SelectOptionAsync("#SelectedCategoryIds", new SelectOptionValue { Label = "Hair" });
        await Page.CheckAsync("#FavouriteCategory");
        await Page.CheckAsync("#FirstOrder");
        await Page.FillAsync("#AudienceSleepingDays", "60");
        await Page.FillAsync("#CapPerDay", "0");
        await SaveAsync();

        foreach (var field in new[] { "ToTime", "FavouriteCategory", "FirstOrder", "CapPerDay" })
            await Expect($"[data-valmsg-for={field}]").Not.ToBeEmptyAsync();
        await Expect("#ToTime").ToHaveValueAsync("09:00");
        await PictureAsync("programme-wrong");
    }

    [Test, Order(3)]
    public async Task What_is_no_time_or_too_many_days_is_said_beside_its_field()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "Never");
        await Page.EvalOnSelectorAsync("#FromTime", "field => field.type = 'text'");
        await Page.FillAsync("#FromTime", "half past nine");
        await Page.FillAsync("#BirthdayDaysAfter", "181");
        await Page.EvalOnSelectorAsync("#programme-form", "form => form.noValidate = true");
        await SaveAsync();

        await Expect("[data-valmsg-for=FromTime]").ToContainTextAsync("09:30");
        await Expect("[data-valmsg-for=BirthdayDaysAfter]").ToContainTextAsync("180");
    }

    [Test, Order(4)]
    public async Task Payment_methods_are_chosen_and_read_by_their_names()
    {
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "By card");
        await Page.FillAsync("#Multiplier", "2");
        await Page.SelectOptionAsync("#SelectedPaymentMethods", [new SelectOptionValue { Label = "Pay now" }, new SelectOptionValue { Label = "Pay when it is sent" }]);
        await SaveAsync();

        await Assertions.Expect(Row("By card")).ToContainTextAsync("paid by Pay now, Pay when it is sent");
        await Row("By card").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect("#SelectedPaymentMethods").ToHaveValuesAsync([PaymentMethods.AtOnce, PaymentMethods.Authorize]);
    }

    Task SaveAsync() => Page.Locator("button[name=save]").First.ClickAsync();

    ILocator Row(string text) => Page.Locator("tbody tr", new() { HasText = text });
}
