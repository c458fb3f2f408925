using System.Net;
using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>Somebody who asks the shop without a browser, and follows no redirect.</summary>
sealed partial class ShopVisitor(string address) : IDisposable
{
    readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
    string _token = "";

    /// <summary>Signs somebody of <see cref="BrowsedShop"/> in.</summary>
    public async Task SignInAsync(string email)
    {
        await TakeTokenAsync();
        using var answer = await PostAsync("/login", new() { ["Email"] = email, ["Password"] = BrowsedShop.Password });
        await TakeTokenAsync();
    }

    /// <summary>Asks for a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Sends a form with the token that belongs to it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form)
    {
        await AddTokenAsync(form);
        return await _client.PostAsync(path, new FormUrlEncodedContent(form));
    }

    /// <summary>Sends a form in parts, in which each sign comes as it is: that of number 0 too, at which the web server refuses another form.</summary>
    public async Task<HttpResponseMessage> PostPartsAsync(string path, Dictionary<string, string> form)
    {
        await AddTokenAsync(form);
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in form)
            parts.Add(new StringContent(value), $"\"{name}\"");
        return await _client.PostAsync(path, parts);
    }

    /// <summary>Sends an empty form without a token.</summary>
    public Task<HttpResponseMessage> PostWithoutTokenAsync(string path) => _client.PostAsync(path, new FormUrlEncodedContent([]));

    public void Dispose() => _client.Dispose();

    async Task AddTokenAsync(Dictionary<string, string> form)
    {
        if (_token.Length == 0)
            await TakeTokenAsync();
        form["__RequestVerificationToken"] = _token;
    }

    async Task TakeTokenAsync() => _token = Token().Match(await _client.GetStringAsync("/login")).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
