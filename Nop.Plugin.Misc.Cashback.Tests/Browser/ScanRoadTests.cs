using Microsoft.Playwright;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>What a client holds up on a phone, read at the counter by its camera and by a scanner that types.</summary>
public class ScanRoadTests : BrowserTests
{
    // Instead of a camera, the picture that the client's phone shows.
    internal const string CameraThatSees = """
        picture => {
            navigator.mediaDevices.getUserMedia = async () => {
                const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
                const image = new Image();
                image.src = 'data:image/svg+xml;base64,' + btoa(picture);
                await image.decode();
                const context = canvas.getContext('2d');
                const draw = () => { context.fillStyle = '#666'; context.fillRect(0, 0, 640, 480); context.drawImage(image, 120, 40, 400, 400); };
                draw();
                setInterval(draw, 50);
                return canvas.captureStream(20);
            };
        }
        """;

    /// <inheritdoc/>
    protected override int Width => Phone;

    [Test]
    public async Task The_card_on_a_phone_is_read_by_the_camera_and_paid_with_in_two_taps()
    {
        var picture = await ShownAsync("/customer/cashback/card");
        await ScanWithCameraAsync(picture);
        await Expect("section.card h2").ToContainTextAsync("Nowak");
        await Page.ClickAsync(".quick button >> nth=0");
        await Expect("#Take_Amount").ToHaveValueAsync("5.00");
        await Expect("#Take_Receipt").ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("R-5001");
        await PictureAsync("counter-quick");
        await Page.ClickAsync(".take button.primary");

        await Expect(".slip").ToContainTextAsync("€5.00");
    }

    [Test]
    public async Task A_voucher_on_a_phone_is_read_by_the_camera()
    {
        var number = (await IssueAsync()).Number;
        await ScanWithCameraAsync(await ShownAsync($"/customer/cashback/voucher?number={number}"));

        await Expect("section.card").ToContainTextAsync("€2.00");
        await Expect(".quick button").ToHaveTextAsync(["All: €2.00"]);
    }

    [TestCase("/customer/cashback/card")]
    [TestCase("/customer/cashback/voucher?number=")]
    public async Task The_page_to_hold_up_fits_a_phone_and_is_dark_on_white_in_the_dark(string path)
    {
        var number = (await IssueAsync()).Number;
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShownAsync(path.EndsWith('=') ? $"{path}{number}" : path);
        await PictureAsync(path.Contains("card") ? "card" : "voucher");

        Assert.That(await Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(await Page.EvaluateAsync<float>("() => document.querySelector('svg').getBoundingClientRect().width"), Is.GreaterThan(300));
    }

    [Test]
    public async Task The_screen_stays_on_while_the_card_is_shown()
    {
        await SignInAsync(BrowsedShop.Marked);
        await Page.AddInitScriptAsync("navigator.wakeLock.request = kind => { window.keptAwake = kind; return Promise.resolve({}); };");
        await GoAsync("/customer/cashback/card");

        Assert.That(await Page.EvaluateAsync<string>("() => window.keptAwake"), Is.EqualTo("screen"));
    }

    [TestCase("#Take_Amount", "", "")]
    [TestCase("#Take_Receipt", "R-17", "R-17")]
    public async Task A_card_scanned_into_another_field_takes_nothing_and_is_told(string field, string before, string after)
    {
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Take_Amount", "");
        await Page.FillAsync(field, before);
        await Page.FocusAsync(field);
        await Page.Keyboard.TypeAsync(await CardAsync());
        await Page.Keyboard.PressAsync("Enter");

        await Expect("[data-scan-problem]").ToContainTextAsync("Nothing was taken");
        await Expect(field).ToHaveValueAsync(after);
        await Expect(".slip").ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_card_scanned_as_a_receipt_takes_nothing_and_is_told()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Take_Amount", "1.00");
        await Page.FocusAsync("#Take_Receipt");
        await Page.Keyboard.TypeAsync(await CardAsync());
        await Page.Keyboard.PressAsync("Enter");

        await Expect("#Take_Receipt-error").ToContainTextAsync("card");
    }

    [Test]
    public async Task A_voucher_scanned_onto_the_button_is_looked_up_and_nothing_is_taken()
    {
        var voucher = await IssueAsync();
        await SignInAsync(BrowsedShop.Clerk);
        await LookUpAsync(BrowsedShop.Marked);
        await Page.FillAsync("#Take_Amount", "1.00");
        await Page.FillAsync("#Take_Receipt", "R-6001");
        await Page.FocusAsync(".take button.primary");
        await Page.Keyboard.TypeAsync(await OfShopAsync<IVoucherService, string>(vouchers => vouchers.SignedOf(voucher, "EUR")!));
        await Page.Keyboard.PressAsync("Enter");

        await Expect("section.card h2").ToContainTextAsync("Voucher");
    }

    [Test]
    public async Task Without_a_camera_the_clerk_is_told()
    {
        await SignInAsync(BrowsedShop.Clerk);
        await GoAsync("/salon/counter");
        await Page.EvaluateAsync("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none')); }");
        await Page.ClickAsync("[data-camera]");

        await Expect("[data-scan-problem]").ToContainTextAsync("cannot be used");
        Assert.That(await Page.Locator("script[src*=jsQR]").CountAsync(), Is.Zero, "the reader is loaded for a camera alone");
    }

    // What the client's phone shows, as the picture that it is.
    async Task<string> ShownAsync(string path)
    {
        await SignInAsync(BrowsedShop.Marked);
        await GoAsync(path);
        return await Page.EvaluateAsync<string>("() => document.querySelector('main svg').outerHTML.replace('<svg', '<svg width=\"400\" height=\"400\"')");
    }

    async Task ScanWithCameraAsync(string picture)
    {
        await SignInAsync(BrowsedShop.Clerk);
        await GoAsync("/salon/counter");
        await Page.SelectOptionAsync("#branchId", new SelectOptionValue { Index = 1 });
        await Page.EvaluateAsync(CameraThatSees, picture);
        await Page.ClickAsync("[data-camera]");
    }

    Task<Hold> IssueAsync() => OfMarkedAsync(async (services, customerId) =>
        (await services.GetRequiredService<IVoucherService>().IssueAsync(customerId, 1, 200, 0, null, Channel.Shop, customerId)).Hold!);

    Task<string> CardAsync() => OfMarkedAsync(async (services, customerId) =>
    {
        var wallets = services.GetRequiredService<IWalletDirectory>();
        return (await wallets.FindAsync(await wallets.KeyAsync(customerId, 1)))!.Wallet.CardNumber;
    });

    async Task<T> OfMarkedAsync<T>(Func<IServiceProvider, int, Task<T>> ask)
    {
        using var scope = Shop.Services.CreateScope();
        var customer = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByEmailAsync(BrowsedShop.Marked);
        return await ask(scope.ServiceProvider, customer.Id);
    }

    Task<T> OfShopAsync<TService, T>(Func<TService, T> ask)
        where TService : notnull
    {
        using var scope = Shop.Services.CreateScope();
        return Task.FromResult(ask(scope.ServiceProvider.GetRequiredService<TService>()));
    }
}
