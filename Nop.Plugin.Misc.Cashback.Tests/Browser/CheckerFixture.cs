using System.Security.Cryptography;
using System.Text.Json;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The checker of a branch as a file on a phone, without any network.</summary>
public abstract class CheckerFixture : BrowserTests
{
    /// <summary>The branch of the file.</summary>
    protected const int Branch = 1;

    readonly List<string> _asked = [];
    string _keyFile = "";
    string _file = "";

    /// <inheritdoc/>
    protected override int Width => Phone;

    private protected override async Task<SqliteDatabase> MakeDatabaseAsync()
    {
        var database = await base.MakeDatabaseAsync();
        _keyFile = database.KeyFile;
        return database;
    }

    [SetUp]
    public void Watch()
    {
        _asked.Clear();
        Page.Request += (_, request) => _asked.Add(request.Url);
    }

    [TearDown]
    public void Forget()
    {
        if (_file.Length > 0)
            File.Delete(_file);
        _file = "";
    }

    /// <summary>Downloads the checker as the owner does, and opens it where there is no network.</summary>
    protected async Task OpenFileAsync(string? clerk = "Carla")
    {
        await DownloadFileAsync();
        await Page.Context.SetOfflineAsync(true);
        await GoToFileAsync();
        if (clerk is not null)
            await Page.FillAsync("#clerk", clerk);
    }

    /// <summary>Downloads the file of now, in the place of one that was there.</summary>
    protected async Task DownloadFileAsync()
    {
        using var owner = new ShopVisitor(Address);
        await owner.SignInAsync(BrowsedShop.Owner);
        using var answer = await owner.PostAsync($"/Admin/CashbackBranch/Checker/{Branch}", []);
        Assert.That(answer.Content.Headers.ContentDisposition?.FileName, Is.EqualTo($"cashback-checker-{Branch}.html"));
        if (_file.Length == 0)
            _file = Path.Combine(ScratchFolder.Path, $"cashback-checker-{Guid.NewGuid():N}.html");
        await File.WriteAllBytesAsync(_file, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Opens the file, or opens it again. Nothing but the file is ever asked for.</summary>
    protected async Task GoToFileAsync()
    {
        _asked.Clear();
        await Page.GotoAsync(new Uri(_file).AbsoluteUri);
        await Expect("h1").Not.ToBeEmptyAsync();
        Assert.That(_asked.Where(address => !address.StartsWith("file:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>Gives the shop a new key, beside that of before.</summary>
    protected void RotateKeys() => File.AppendAllLines(_keyFile, [Convert.ToBase64String(RandomNumberGenerator.GetBytes(ShopKey.LeastBytes))]);

    /// <summary>A token that the shop signs.</summary>
    /// <param name="id">Its one byte, sixteen times: names the voucher.</param>
    /// <param name="amount">Minor units.</param>
    private protected string Signed(byte id, long amount, int branch = Branch, string currency = "EUR", double days = 1, ShopKey? key = null)
    {
        using var pair = SigningKey.Of(key ?? Shop.Services.GetRequiredService<IShopKeys>().Current(), "cashback voucher tokens"u8);
        var end = DateTime.UtcNow.AddDays(days);
        return VoucherToken.Write(new([.. Enumerable.Repeat(id, VoucherToken.IdBytes)], branch, amount, currency, end.AddTicks(-(end.Ticks % TimeSpan.TicksPerSecond))), pair);
    }

    /// <summary>Pastes a token and has it checked.</summary>
    protected async Task CheckAsync(string token)
    {
        await Page.FillAsync("#code", token);
        await Page.ClickAsync("#find button.primary");
    }

    /// <summary>Takes of the voucher that is shown.</summary>
    protected async Task TakeAsync(string amount, string receipt)
    {
        await Page.FillAsync("#sum", amount);
        await Page.FillAsync("#receipt", receipt);
        await Page.ClickAsync("#take button.primary");
    }

    /// <summary>The file that a button saves, and its text.</summary>
    protected async Task<(string Name, JsonElement File, string Text)> SavedAsync(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync(button));
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        return (download.SuggestedFilename, JsonDocument.Parse(text).RootElement, text);
    }
}
