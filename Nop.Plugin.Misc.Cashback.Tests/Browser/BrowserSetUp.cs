using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>One Chromium for all tests, and one seeded database that each fixture copies.</summary>
[SetUpFixture]
public sealed class BrowserSetUp
{
    // Patient enough for a machine that does other things as well; nothing waits longer than it must.
    const int Patience = 30_000;

    // The shell without windows first: pages take a fraction of the time in it.
    static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    static IPlaywright s_playwright = null!;
    static SqliteDatabase s_seeded = null!;

    internal static IBrowser Chromium { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        s_seeded = NewFile();
        await using (var store = await PreviewStore.OpenAsync(new PreviewOptions { Database = s_seeded, Languages = BrowsedShop.Languages }))
            await store.RequestAsync(BrowsedShop.SeedAsync);

        s_playwright = await Playwright.CreateAsync();
        Chromium = await s_playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium: build/test installs it."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Chromium is not null)
            await Chromium.CloseAsync();
        s_playwright?.Dispose();
        s_seeded.Delete();
    }

    /// <summary>A copy of the seeded database.</summary>
    internal static SqliteDatabase CopyOfShop()
    {
        var file = NewFile();
        s_seeded.CopyTo(file);
        return file;
    }

    /// <summary>A browser of its own: its cookies are nobody else's.</summary>
    internal static async Task<IBrowserContext> NewContextAsync(int width, bool runsScripts = true)
    {
        var context = await Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce, JavaScriptEnabled = runsScripts });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    static SqliteDatabase NewFile() => new(Path.Combine(ScratchFolder.Path, $"cashback-browser-{Guid.NewGuid():N}.db"));
}
