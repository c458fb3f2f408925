using System.Text.RegularExpressions;
using Cashback.Preview.Seeding;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>
/// Writes the HTML of every page, and of every form that is sent back with its faults, of the salon shop at one instant into the folder
/// that CASHBACK_TEST_HTML names. Two commits that show the same write the same files: <c>diff -r</c> says what a change of shape changed.
/// </summary>
[Explicit("Writes files.")]
public partial class HtmlOfPages : BrowserTests
{
    // As the server wrote it; what is different each time is blotted out.
    const string Fetch = "path => fetch(path).then(answer => answer.text())";

    // Sends every form of the page with one text in each of its fields, and puts the answers one after the other.
    const string SendFilled = """
        async text => {
            const answers = [];
            for (const form of [...document.forms].filter(form => form.method === 'post' && form.querySelector('[data-valmsg-for]'))) {
                const data = new FormData(form);
                for (const field of form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea'))
                    if (field.name && !field.disabled) data.set(field.name, text);
                const answer = await fetch(form.action, { method: 'POST', body: data });
                answers.push(form.action.replace(/^.*?\/\/[^/]*/, '') + ' → ' + answer.status + '\n' + await answer.text());
            }
            return answers.join('\n\n');
        }
        """;

    static readonly DateTimeOffset s_now = new(2031, 5, 14, 10, 30, 0, TimeSpan.Zero);

    static readonly string[] s_typed = ["", "abc", "-5", "1.23456", "99999999999"];

    [OneTimeSetUp]
    public Task AddOneOfEachAsync() => ShownPages.AddOneOfEachAsync(Shop.Services);

    [TestCase("en")]
    [TestCase("it")]
    public async Task Written_for_each_visitor(string language)
    {
        await VisitAsync(SalonShop.Owner, language, "owner", [.. ShownPages.Admin, "/Admin/Order/Edit/1", "/Admin/Customer/Edit/4", "/Admin/CashbackWallet/Why?walletId=1&orderId=1"]);
        await VisitAsync(SalonShop.Clerk, language, "clerk", ["/salon/counter"]);
        await VisitAsync("anna@example.com", language, "shopper", ShownPages.Public);
    }

    [Test]
    public async Task Written_for_each_form_that_cannot_be_read()
    {
        await SignInAsync(SalonShop.Owner);
        foreach (var page in ShownPages.Admin)
        {
            await GoAsync(page);
            foreach (var typed in s_typed)
                await KeepAsync("refused", $"{page} {typed}", await Page.EvaluateAsync<string>(SendFilled, typed));
        }
    }

    private protected override TimeProvider MakeClock() => new ScenarioClock(s_now);

    private protected override async Task<SqliteDatabase> MakeDatabaseAsync()
    {
        var file = new SqliteDatabase(Path.Combine(ScratchFolder.Path, $"cashback-html-{Guid.NewGuid():N}.db"));
        await SalonYear.MakeAsync(file, s_now);
        return file;
    }

    async Task VisitAsync(string visitor, string language, string folder, IEnumerable<string> pages)
    {
        await SignInAsync(visitor);
        await SpeakAsync(language);
        foreach (var page in pages)
            await KeepAsync($"{folder}-{language}", page, await Page.EvaluateAsync<string>(Fetch, page));
        await SpeakAsync("en");
    }

    static async Task KeepAsync(string folder, string name, string html)
    {
        var root = Environment.GetEnvironmentVariable("CASHBACK_TEST_HTML") ?? throw new InvalidOperationException("CASHBACK_TEST_HTML names no folder.");
        var path = Directory.CreateDirectory(Path.Combine(root, folder)).FullName;
        var file = string.Concat(name.Select(sign => char.IsLetterOrDigit(sign) ? sign : '_')) + ".html";
        await File.WriteAllTextAsync(Path.Combine(path, file), LineEnds().Replace(BetweenTags().Replace(OncePerPage().Replace(html, "…"), "\n$0\n"), "\n"));
    }

    // One tag and one text a line: how a page is broken into lines is nobody's concern.
    [GeneratedRegex("<[^>]*>")]
    private static partial Regex BetweenTags();

    [GeneratedRegex("\\s*\\n\\s*")]
    private static partial Regex LineEnds();

    // Tokens against forgery, keys made for one showing of a form, the port; numbers of cards, codes of vouchers and invitations, and their pictures.
    [GeneratedRegex("""CfDJ8[\w-]+|[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|127\.0\.0\.1:\d+|\d{4} ?\d{4} ?\d{4} ?\d\b|[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}|…[A-Z0-9]{4}\b|invite/\w+|<path d="[^"]*""")]
    private static partial Regex OncePerPage();
}
