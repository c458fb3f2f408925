using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Messages;

/// <summary>The plugin's letters in the languages of a shop, which had English first and Italian beside it.</summary>
public sealed class LettersInLanguagesTests : InstalledShopFixture
{
    [Test]
    public async Task Whoever_reads_a_language_of_the_shop_gets_letters_in_it([Values("en", "it")] string code) =>
        Assert.That(await LettersAsync(code), Is.EqualTo(Shipped(code)));

    [Test]
    public async Task So_does_who_reads_one_that_was_added_later()
    {
        await AddAsync("fi-FI");
        Assert.That(await LettersAsync("fi"), Is.EqualTo(Shipped("fi")));
    }

    [Test]
    public async Task A_language_that_now_comes_first_changes_nothing_for_the_others()
    {
        await AddAsync("fi-FI", displayOrder: -1);
        await InstallAsync();
        Assert.That((await LettersAsync("fi"), await LettersAsync("en"), await LettersAsync("it")), Is.EqualTo((Shipped("fi"), Shipped("en"), Shipped("it"))));
    }

    [Test]
    public async Task An_update_brings_the_letters_that_a_language_lacks()
    {
        await Shop.TellAsync<IRepository<LocalizedProperty>>(rows => rows.DeleteAsync(rows.Table.Where(row => row.LocaleKeyGroup == nameof(MessageTemplate)).ToList()));
        await InstallAsync();
        Assert.That(await LettersAsync("it"), Is.EqualTo(Shipped("it")));
    }

    [Test]
    public async Task Neither_takes_the_place_of_an_owners_own_words()
    {
        await Shop.TellAsync<IRepository<MessageTemplate>>(async rows =>
        {
            var template = rows.Table.First(row => row.Name == Letter.All[0].Name);
            (template.Subject, template.Body) = ("Ours", "Our words");
            await rows.UpdateAsync(template);
        });
        var italian = (await LanguagesAsync()).Single(row => row.LanguageCulture == "it-IT");
        await Shop.TellAsync<ILocalizedEntityService>(async localized =>
            await localized.SaveLocalizedValueAsync(await TemplateAsync(Letter.All[0].Name), row => row.Body, "Parole nostre", italian.Id));
        await AddAsync("fr-FR");
        await InstallAsync();
        Assert.That(((await LettersAsync("en")).First(), (await LettersAsync("it")).First()), Is.EqualTo(("Ours: Our words", $"{Shipped("it").First().Split(": <")[0]}: Parole nostre")));
    }

    [TestCase("Zoë", "Rossi", "en", "Hello Zoë,")]
    [TestCase(null, "Rossi", "en", "Hello Rossi,")]
    [TestCase(null, null, "en", "Hello,")]
    [TestCase(" ", "", "it", "Ciao,")]
    public async Task The_greeting_names_who_has_a_name_in_the_readers_language(string? first, string? last, string code, string greeting)
    {
        var language = (await LanguagesAsync()).Single(row => row.UniqueSeoCode == code);
        var customer = new Customer { Email = "zoe@example.com", FirstName = first, LastName = last, LanguageId = language.Id };
        await Shop.TellAsync<CustomerLetters>(mail => mail.SendAsync(customer, 1, Letter.Bonus, _ => Task.FromResult<IReadOnlyList<Nop.Services.Messages.Token>>([])));
        Assert.That((await Shop.RowsAsync<QueuedEmail>()).Single().Body, Does.StartWith($"<p>{System.Net.WebUtility.HtmlEncode(greeting)}</p>"));
    }

    Task AddAsync(string culture, int displayOrder = 9) => Shop.TellAsync<IRepository<Language>>(languages =>
        languages.InsertAsync(new Language { Name = culture, LanguageCulture = culture, UniqueSeoCode = culture[..2], Published = true, DisplayOrder = displayOrder }));

    Task InstallAsync() => Shop.TellAsync<MailTemplateInstaller>(letters => letters.InstallAsync());

    Task<IList<Language>> LanguagesAsync() => Shop.RowsAsync<Language>();

    async Task<MessageTemplate> TemplateAsync(string name) => (await Shop.RowsAsync<MessageTemplate>()).Single(row => row.Name == name);

    // As a reader of the language finds them.
    async Task<IReadOnlyList<string>> LettersAsync(string code)
    {
        var language = (await LanguagesAsync()).Single(row => row.UniqueSeoCode == code);
        var letters = new List<string>();
        foreach (var (name, _, _) in Letter.All)
        {
            var template = await TemplateAsync(name);
            letters.Add(await Shop.AskAsync<ILocalizationService, string>(async texts =>
                $"{await texts.GetLocalizedAsync(template, row => row.Subject, language.Id)}: {await texts.GetLocalizedAsync(template, row => row.Body, language.Id)}"));
        }

        return letters;
    }

    internal static IReadOnlyList<string> Shipped(string code)
    {
        var texts = LocalizationInstaller.Texts(code);
        return [.. Letter.All.Select(letter => $"{texts[$"Plugins.Misc.Cashback.Mail.{letter.Texts}.Subject"]}: {texts[$"Plugins.Misc.Cashback.Mail.{letter.Texts}.Body"]}")];
    }
}
