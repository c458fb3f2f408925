using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What cannot be right is said beside its field, in the reader's language, with what was typed still there; and nothing is saved.</summary>
public class BadInputTests : BrowserTests
{
    const string Least = "€5.00";

    [TestCase("999")]
    [TestCase("Rome")]
    [TestCase("1.5")]
    public async Task A_voucher_for_no_branch_of_the_list_is_refused_beside_the_branch(string branch)
    {
        await SignInAsync(BrowsedShop.Shopper);
        await GoAsync("/customer/cashback");
        await Page.FillAsync("#Amount", "7");
        await Page.EvaluateAsync("branch => document.querySelector('#BranchId').selectedOptions[0].value = branch", branch);
        await MakeVoucherAsync();

        await Expect("#voucher-branch-error").ToContainTextAsync("Choose one from the list.");
        await Expect("#Amount").ToHaveValueAsync("7");
        await Expect(".cashback-main").ToContainTextAsync("€25.00");
    }

    [Test]
    public async Task Less_than_the_least_amount_is_answered_with_it()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackConfiguration/Configure");
        await Page.FillAsync("#RedeemMinimum", "5");
        await SaveAsync();

        await SignInAsync(BrowsedShop.Shopper);
        await BuyAsync(BrowsedShop.Product);
        await Page.FillAsync("#cashback-amount", "2");
        await Page.ClickAsync(".cashback-apply");
        await Expect("#cashback-message").ToContainTextAsync(Least);

        await Page.FillAsync("#cashback-amount", "");
        await GoToPaymentAsync();
        await Page.FillAsync(".cashback-step .cashback-amount", "2");
        await Page.ClickAsync(".payment-method-next-step-button");
        await Expect("#cashback-message").ToContainTextAsync(Least);

        await GoAsync("/customer/cashback");
        await Page.FillAsync("#Amount", "2");
        await MakeVoucherAsync();
        await Expect("#voucher-amount-error").ToContainTextAsync(Least);
    }

    [TestCase("CashbackConfiguration/Configure", "ExpiryDays", "9999999999", "Type a whole number, for example 14.")]
    [TestCase("CashbackConfiguration/Configure", "VoucherValidDays", "ten", "Type a whole number, for example 14.")]
    [TestCase("CashbackConfiguration/Configure", "CheckoutHoldMinutes", "", "This field is required.")]
    [TestCase("CashbackConfiguration/Configure", "EarnFrom", "tomorrow", "Type a date and a time.")]
    [TestCase("CashbackProgramme/Create", "DisplayOrder", "1.5", "Type a whole number, for example 14.")]
    [TestCase("CashbackProgramme/Create", "From", "30.02.2026", "Type a date and a time.")]
    [TestCase("CashbackProgramme/Create", "To", "soon", "Type a date and a time.")]
    [TestCase("CashbackBranch/Create", "DisplayOrder", "first", "Type a whole number, for example 14.")]
    public async Task A_number_or_date_that_cannot_be_read_is_said_beside_its_field(string page, string field, string typed, string message)
    {
        await SignInAsync(BrowsedShop.Owner);
        await TypeAsync(page, field, typed);

        await Expect($"[data-valmsg-for={field}]").ToHaveTextAsync(message);
        await Expect($"#{field}").ToHaveAttributeAsync("value", typed);
    }

    [TestCase("it", "Scrivere un numero intero, per esempio 14.")]
    [TestCase("fi", "Anna kokonaisluku, esimerkiksi 14.")]
    public async Task It_is_said_in_the_language_of_the_page(string language, string message)
    {
        await SignInAsync(BrowsedShop.Owner);
        await SpeakAsync(language);
        await TypeAsync("CashbackConfiguration/Configure", "ExpiryDays", "ten");

        await Expect("[data-valmsg-for=ExpiryDays]").ToHaveTextAsync(message);
        await SpeakAsync("en");
    }

    [Test]
    public async Task A_programme_that_multiplies_by_nothing_is_not_saved()
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "Nothing at all");
        await Page.FillAsync("#Multiplier", "0");
        await SaveAsync();

        await Expect("[data-valmsg-for=Multiplier]").ToHaveTextAsync("Enter a multiplier above 0 and at most 100.");
        await GoAsync("/Admin/CashbackProgramme/List");
        await Expect("main").Not.ToContainTextAsync("Nothing at all");
    }

    [TestCase("2026-05-02T10:00", "2026-05-01T10:00")]
    [TestCase("2026-05-02T10:00", "2026-05-02T10:00")]
    public async Task A_programme_that_ends_before_it_begins_is_not_saved(string from, string to)
    {
        await SignInAsync(BrowsedShop.Owner);
        await GoAsync("/Admin/CashbackProgramme/Create");
        await Page.FillAsync("#Name", "Back in time");
        await Page.FillAsync("#From", from);
        await Page.FillAsync("#To", to);
        await SaveAsync();

        await Expect("[data-valmsg-for=To]").ToHaveTextAsync("The end must be later than the start.");
        await Expect("#From").ToHaveValueAsync(from);
        await GoAsync("/Admin/CashbackProgramme/List");
        await Expect("main").Not.ToContainTextAsync("Back in time");
    }

    // What old browsers, and people who paste, send: the browser's own fields for numbers and dates would not let it through.
    async Task TypeAsync(string page, string field, string typed)
    {
        await GoAsync($"/Admin/{page}");
        await Page.Locator($"#{field}").EvaluateAsync("input => input.type = 'text'");
        await Page.FillAsync($"#{field}", typed);
        await SaveAsync();
    }

    Task MakeVoucherAsync() => Page.ClickAsync(".cashback-voucher-form button[type=submit]");

    Task SaveAsync() => Page.Locator("button[name=save]").First.ClickAsync();
}
