using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

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

    /// <summary>The fields of a form as a page has them, and where it goes.</summary>
    /// <param name="page">The page.</param>
    /// <param name="action">A part of where the form goes.</param>
    public async Task<SentForm> FormAsync(string page, string action)
    {
        using var answer = await _client.GetAsync(page);
        var document = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var form = document.Forms.FirstOrDefault(form => (form.GetAttribute("action") ?? page).Contains(action, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException($"{page} ({(int)answer.StatusCode}) has no form that goes to {action}.");
        var fields = new Dictionary<string, string>();
        foreach (var field in form.Elements.OfType<IHtmlElement>())
        {
            if (field.GetAttribute("name") is not { Length: > 0 } name || field.HasAttribute("disabled"))
                continue;
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement { IsMultiple: false } select => select.Value,
                _ => null,
            };
            // A tick comes before the hidden field of the same name that says no.
            if (value is not null)
                fields.TryAdd(name, value);
        }

        return new(form.GetAttribute("action") is { Length: > 0 } to ? to : page, fields);
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

/// <summary>A form as it is sent.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Fields">Its fields; each post needs a copy.</param>
sealed record SentForm(string To, Dictionary<string, string> Fields)
{
    /// <summary>The form with fields filled in.</summary>
    public SentForm With(params (string Name, string Value)[] typed)
    {
        var fields = new Dictionary<string, string>(Fields);
        foreach (var (name, value) in typed)
            fields[name] = value;
        return this with { Fields = fields };
    }
}
