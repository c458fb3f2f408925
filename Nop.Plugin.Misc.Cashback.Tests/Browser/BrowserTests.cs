using Cashback.Preview.Web;
using Cashback.Preview.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using NUnit.Framework.Interfaces;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>A preview store of its own for each fixture, and a page of its own for each test, on which nothing may go wrong unseen.</summary>
[Category("Browser")]
public abstract class BrowserTests
{
    /// <summary>A phone's width.</summary>
    protected const int Phone = 390;

    // Counted by the page itself: the browser's own "network idle" is half a second of quiet, and on a busy machine it sometimes never comes.
    // A request is open until its answer is read and what waits for it has had its turn.
    const string CountRequests = """
        window.openRequests = 0;
        const ask = window.fetch;
        window.fetch = (...request) => {
            window.openRequests++;
            const close = () => setTimeout(() => window.openRequests--);
            const answer = ask(...request);
            answer.then(response => response.clone().arrayBuffer()).then(close, close);
            return answer;
        };
        """;

    readonly List<string> _troubles = [];
    SqliteDatabase _database = null!;
    IBrowserContext _context = null!;

    /// <summary>The shop.</summary>
    protected WebApplication Shop { get; private set; } = null!;

    /// <summary>Where the shop is, without a slash at the end.</summary>
    protected string Address => Shop.Urls.First();

    /// <summary>The test's page.</summary>
    protected IPage Page { get; private set; } = null!;

    /// <summary>Now, by the shop's clock.</summary>
    protected DateTime UtcNow => Shop.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    /// <summary>Width of the window.</summary>
    protected virtual int Width => 1280;

    /// <summary>Whether the browser runs scripts.</summary>
    protected virtual bool RunsScripts => true;

    [OneTimeSetUp]
    public async Task OpenShopAsync()
    {
        _database = await MakeDatabaseAsync();
        Shop = await WebShop.OpenAsync(new PreviewOptions { Database = _database, Clock = MakeClock() }, "http://127.0.0.1:0");
        await Shop.StartAsync();
    }

    [OneTimeTearDown]
    public async Task CloseShopAsync()
    {
        if (Shop is not null)
            await Shop.DisposeAsync();
        _database.Delete();
    }

    [SetUp]
    public async Task OpenPageAsync()
    {
        _troubles.Clear();
        _context = await BrowserSetUp.NewContextAsync(Width, RunsScripts);
        await _context.AddInitScriptAsync(CountRequests);
        Page = await _context.NewPageAsync();
        Page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        Page.PageError += (_, error) => Note(true, $"script: {error}");
        Page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status}: {response.Url}");
        Page.Dialog += (_, dialog) => dialog.AcceptAsync();
    }

    [TearDown]
    public async Task ClosePageAsync()
    {
        try
        {
            if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
                await KeepPictureAsync();
        }
        finally
        {
            await _context.CloseAsync();
        }

        Assert.That(_troubles, Is.Empty, "The browser reported trouble.");
    }

    /// <summary>The database of the fixture's shop.</summary>
    private protected virtual Task<SqliteDatabase> MakeDatabaseAsync() => Task.FromResult(BrowserSetUp.CopyOfShop());

    /// <summary>The clock of the fixture's shop.</summary>
    private protected virtual TimeProvider MakeClock() => new MovableClock();

    /// <summary>Opens an address of the shop; what its scripts ask for when they start has been answered and shown.</summary>
    protected async Task GoAsync(string path)
    {
        await Page.GotoAsync(Address + path, new() { WaitUntil = WaitUntilState.Load });
        if (RunsScripts)
            await Page.WaitForFunctionAsync("() => window.openRequests === 0", null, new() { PollingInterval = 20 });
    }

    /// <summary>Looks a client or voucher up at the counter of the first branch; the address of the page that shows what was found.</summary>
    protected async Task<string> LookUpAsync(string query)
    {
        await GoAsync("/salon/counter");
        await Page.SelectOptionAsync("#branchId", new SelectOptionValue { Index = 1 });
        await Page.FillAsync("#q", query);
        await Page.ClickAsync(".find button");
        return new Uri(Page.Url).PathAndQuery;
    }

    /// <summary>Signs somebody of <see cref="BrowsedShop"/> in.</summary>
    protected async Task SignInAsync(string email)
    {
        await GoAsync("/login");
        await Page.FillAsync("#Email", email);
        await Page.FillAsync("#Password", BrowsedShop.Password);
        await Page.ClickAsync(".login-button");
        await Assertions.Expect(Page.Locator(".ico-logout")).ToBeVisibleAsync();
    }

    /// <summary>Chooses a language by its two letters.</summary>
    protected async Task SpeakAsync(string language)
    {
        await GoAsync("/");
        if (await Page.GetAttributeAsync("html", "lang") == language)
            return;
        await Page.SelectOptionAsync("#customerlanguage", await Page.GetAttributeAsync($"#customerlanguage option[lang={language}]", "value") ?? "");
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    /// <summary>Puts one piece of a product into the cart, which is then shown.</summary>
    protected async Task BuyAsync(string product)
    {
        await GoAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = product, Exact = true }).ClickAsync();
        await Page.ClickAsync(".add-to-cart-button");
        await Assertions.Expect(Page.Locator("table.cart")).ToBeVisibleAsync();
    }

    /// <summary>From the cart to the payment step, in the checkout that the shop has.</summary>
    protected async Task GoToPaymentAsync()
    {
        await Page.ClickAsync("#checkout");
        await Page.ClickAsync(".new-address-next-step-button:visible");
        await Expect(".payment-method-next-step-button").ToBeVisibleAsync();
    }

    /// <summary>From the payment step to the last one, with a way to pay that asks for a card.</summary>
    protected async Task GoToConfirmAsync(string method = "Pay now")
    {
        await Page.GetByLabel(method).CheckAsync();
        await Page.ClickAsync(".payment-method-next-step-button");
        await Page.ClickAsync(".payment-info-next-step-button");
        await Expect(".confirm-order-next-step-button").ToBeVisibleAsync();
    }

    /// <summary>How wide the page is, px; wider than the window: it has to be moved sideways to be read.</summary>
    protected Task<int> PageWidthAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    /// <summary>Looks at the page on a phone and in the test's own width: it fits. Pictures are kept in the folder that CASHBACK_TEST_PICTURES names, if any.</summary>
    protected async Task PictureAsync(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CASHBACK_TEST_PICTURES");
        foreach (var width in new[] { Phone, Width })
        {
            await Page.SetViewportSizeAsync(width, 900);
            Assert.That(await PageWidthAsync(), Is.LessThanOrEqualTo(width), name);
            if (!string.IsNullOrEmpty(folder))
                await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }

    /// <summary>Text of an element, waited for.</summary>
    protected ILocatorAssertions Expect(string selector) => Assertions.Expect(Page.Locator(selector));

    void Note(bool isTrouble, string text)
    {
        if (isTrouble)
            _troubles.Add(text);
    }

    async Task KeepPictureAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "pictures")).FullName;
        var test = TestContext.CurrentContext.Test;

        // Fixtures run at once, and tests of several have the same name.
        var file = Path.Combine(folder, string.Concat(test.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_')) + $"-{test.ID}.png");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = true });
        TestContext.AddTestAttachment(file);
    }
}
