using System.Data.Common;
using Nop.Core.Caching;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Services.Catalog;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>Versions in the preview store's database, and two web nodes that write them at the same instant.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class TermsVersionsTests(DatabaseKind kind) : SeededShopFixture(kind)
{
    const int Store = 1;

    PreviewStore _other = null!;

    [SetUp]
    public async Task SetUp()
    {
        _other = await Shop.OpenOtherNodeAsync();
    }

    [TearDown]
    public ValueTask CloseOtherAsync() => _other.DisposeAsync();

    [Test]
    public async Task The_same_rules_make_one_version()
    {
        var first = await EnsureAsync(Shop.Store);
        var second = await EnsureAsync(_other);
        Assert.That((first.Number, second.Number, (await RowsAsync()).Count), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task Two_nodes_that_find_the_same_change_at_once_make_one_version_and_both_answer_with_it()
    {
        var theirs = new TermsVersion();
        var ours = await RacingAsync(async () => theirs = await EnsureAsync(_other));
        Assert.That(((await RowsAsync()).Count, ours.Id, ours.Number), Is.EqualTo((1, theirs.Id, 1)));
    }

    [Test]
    public async Task Who_lost_the_number_to_another_text_takes_the_next_one()
    {
        var ours = await RacingAsync(() => InsertAsync(new TermsVersion { StoreId = Store, Number = 1, CreatedOnUtc = Shop.Clock.UtcNow, Hash = "theirs", Text = "{}" }));
        Assert.That((await RowsAsync()).Select(row => (row.Number, row.Hash == ours.Hash)), Is.EqualTo(new[] { (1, false), (2, true) }));
    }

    [Test]
    public async Task Many_on_two_nodes_at_once_make_one_version_a_store()
    {
        var asked = Enumerable.Range(0, 16).Select(i => Task.Run(async () => (await EnsureAsync(i % 2 == 0 ? Shop.Store : _other, 1 + i % 3)).Number));
        var numbers = await Task.WhenAll(asked);
        Assert.That((numbers.Distinct().Single(), string.Join(' ', (await RowsAsync()).Select(row => $"{row.StoreId}.{row.Number}").Order())), Is.EqualTo((1, "1.1 2.1 3.1")));
    }

    [Test]
    public async Task The_database_refuses_a_second_row_of_a_number()
    {
        await EnsureAsync(Shop.Store);
        Assert.That(() => InsertAsync(new TermsVersion { StoreId = Store, Number = 1, CreatedOnUtc = Shop.Clock.UtcNow, Hash = "h", Text = "{}" }), Throws.InstanceOf<DbException>());
    }

    [Test]
    public async Task Another_store_has_numbers_of_its_own()
    {
        await EnsureAsync(Shop.Store);
        await InsertAsync(new TermsVersion { StoreId = 2, Number = 1, CreatedOnUtc = Shop.Clock.UtcNow, Hash = "h", Text = "{}" });
        Assert.That((await Shop.AskAsync<ITermsVersions, IReadOnlyList<TermsIssue>>(terms => terms.AllAsync(Store))).Select(row => row.Number), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task A_bonus_that_is_switched_on_makes_a_version()
    {
        var before = await NumberAsync();
        await Shop.AskAsync<BonusService, RuleSaveResult>(bonuses => bonuses.SaveAsync(new Bonus { Name = "<b>Spring</b>", KindId = (int)BonusKind.Registration, Amount = 5_00, Active = true }));
        Assert.That((before, await NumberAsync()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Who_reads_them_writes_nothing()
    {
        await NumberAsync();
        await Shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(new Branch { Name = "Corso" }));
        Assert.That(((await CurrentAsync()).Number, (await RowsAsync()).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task The_first_reader_finds_terms() => Assert.That((await CurrentAsync()).Number, Is.EqualTo(1));

    [Test]
    public async Task A_branch_that_opens_makes_a_version()
    {
        var before = await NumberAsync();
        await Shop.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(new Branch { Name = "Corso" }));
        Assert.That((before, await NumberAsync()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_version_that_a_reader_finds_is_the_one_of_the_next_order()
    {
        await NumberAsync();
        await Shop.TellAsync<IRepository<Product>>(async rows =>
        {
            var product = await rows.GetByIdAsync(1);
            await Shop.TellAsync<IRepository<ProductRate>>(rates => rates.InsertAsync(new ProductRate { ProductId = product.Id, Rate = 3 }));
        });
        await Shop.TellAsync<IRuleSetProvider>(rules => rules.ClearAsync());
        await NumberAsync();
        await Shop.TellAsync<IRepository<Product>>(async rows =>
        {
            var product = await rows.GetByIdAsync(1);
            product.Name = "Elixir";
            await rows.UpdateAsync(product);
        });
        await EnsureAsync(Shop.Store);
        Assert.That(await NumberAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task Names_are_those_of_the_language()
    {
        await Shop.TellAsync<IRepository<CategoryRate>>(rates => rates.InsertAsync(new CategoryRate { CategoryId = 1, Rate = 6 }));
        await Shop.Store.RequestAsync(async services =>
        {
            var hair = (await services.GetRequiredService<ICategoryService>().GetAllCategoriesAsync(storeId: 0, showHidden: true))[0];
            var italian = (await services.GetRequiredService<ILanguageService>().GetAllLanguagesAsync(showHidden: true)).First(row => row.LanguageCulture == "it-IT");
            await services.GetRequiredService<ILocalizedEntityService>().SaveLocalizedValueAsync(hair, row => row.Name, "Capelli", italian.Id);
            await services.GetRequiredService<IRuleSetProvider>().ClearAsync();
        });
        var version = await EnsureAsync(Shop.Store);
        var lines = await Shop.AskAsync<ITermsVersions, string>(terms => Task.FromResult(string.Join('|', new[] { "it", "en", "pl" }
            .Select(code => terms.Read(version, code).SelectMany(section => section.Parts).SelectMany(part => part.Lines).Single(line => line.EndsWith("6\u00a0%.", StringComparison.Ordinal))))));
        Assert.That(lines, Is.EqualTo("Capelli: 6\u00a0%.|Hair: 6\u00a0%.|Hair: 6\u00a0%."));
    }

    [Test]
    public async Task Payment_methods_are_called_as_the_shop_calls_them_in_the_language()
    {
        await Shop.TellAsync<EarnRuleService>(rules => rules.SaveProgrammeAsync(new Programme { Name = "By card", Multiplier = 2, PaymentMethods = PaymentMethods.AtOnce }));
        await Shop.TellAsync<ILocalizationService>(texts => texts.AddOrUpdateLocaleResourceAsync($"Plugins.FriendlyName.{PaymentMethods.AtOnce}", "Paga ora", "it-IT"));
        var version = await EnsureAsync(Shop.Store);
        var lines = await Shop.AskAsync<ITermsVersions, string>(terms => Task.FromResult(string.Join('|', new[] { "it", "en", "pl" }
            .Select(code => terms.Read(version, code).SelectMany(section => section.Parts).Single(part => part.Title == "By card").Lines[1]))));
        Assert.That(lines, Is.EqualTo("Vale: con pagamento Paga ora|When: paid by Pay now|Obowiązuje: płatność: Pay now"));
    }

    [Test]
    public async Task A_version_from_before_there_were_parts_can_be_read()
    {
        var old = new TermsVersion { Text = """{"en":[{"title":"Earning","lines":["One."]}]}""" };
        var section = (await Shop.AskAsync<ITermsVersions, IReadOnlyList<TermsSection>>(terms => Task.FromResult(terms.Read(old, "xx")))).Single();
        Assert.That((section.Title, section.Lines.Single(), section.Parts.Count), Is.EqualTo(("Earning", "One.", 0)));
    }

    static Task<TermsVersion> EnsureAsync(PreviewStore node, int storeId = Store) => node.AskAsync<ITermsVersions, TermsVersion>(terms => terms.EnsureAsync(storeId));

    Task<TermsVersion> CurrentAsync() => Shop.AskAsync<ITermsVersions, TermsVersion>(terms => terms.CurrentAsync(Store));

    Task<int> NumberAsync() => Shop.AskAsync<ITermsVersions, int>(terms => terms.NumberAsync(Store));

    Task InsertAsync(TermsVersion version) => Shop.TellAsync<IRepository<TermsVersion>>(rows => rows.InsertAsync(version, publishEvent: false));

    async Task<IList<TermsVersion>> RowsAsync() => [.. (await Shop.RowsAsync<TermsVersion>()).OrderBy(row => row.Number)];

    // The clock is asked after the newest version was read and before ours is inserted: there the other node comes in.
    Task<TermsVersion> RacingAsync(Func<Task> meanwhile) => Shop.Store.RequestAsync(services => new TermsVersions(
        services.GetRequiredService<IRepository<TermsVersion>>(), services.GetRequiredService<ITermsTexts>(), services.GetRequiredService<IStaticCacheManager>(),
        new InterruptedClock(Shop.Clock, 1, meanwhile)).EnsureAsync(Store));
}
