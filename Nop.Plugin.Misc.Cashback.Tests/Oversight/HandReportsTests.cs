using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Localization;
using Nop.Services.Localization;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

public sealed class HandReportsTests : OversightFixture
{
    [SetUp]
    public async Task NameAnAddressAsync()
    {
        await Shop.SetAsync(settings => settings.OversightEmail = "owner@example.org");
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await TellAsync();
    }

    [Test]
    public async Task Where_nothing_was_done_nobody_is_written_to() => Assert.That(await LettersAsync(), Is.Empty);

    [Test]
    public async Task An_adjustment_is_told_with_who_whom_how_much_and_why()
    {
        await NameAnnaAsync();
        await AdjustAsync(Olivia, Anna, 30_00, reason: "late by a week");
        await NextDayAsync();
        var letter = (await LettersAsync()).Single();
        var card = (await WalletAsync(Anna)).CardNumber;
        Assert.That(letter.To, Is.EqualTo("owner@example.org"));
        Assert.That(letter.Body, Does.Contain($"olivia@example.com · adjusted a wallet · Anna Rossi · card {card} · ").And.Contains("+30.00").And.Contains("late by a week").And.Not.Contains("anna@"));
    }

    [Test]
    public async Task Who_is_not_the_owner_reads_of_clients_by_their_cards_alone()
    {
        await NameAnnaAsync();
        await Shop.SetAsync(settings => (settings.OversightEmail, settings.WitnessEmail) = (null, "witness@example.org"));
        await AdjustAsync(Olivia, Anna, 30_00);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Select(letter => letter.Body), Is.Not.Empty.And.All.Contain($"card {(await WalletAsync(Anna)).CardNumber}").And.All.Not.Contain("Rossi"));
    }

    [Test]
    public async Task What_waits_for_a_second_person_is_told_with_whose_wallet_it_is()
    {
        await NameAnnaAsync();
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await AdjustAsync(Olivia, Anna, 30_00);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain($"proposed to a second person: Adjust a wallet · Anna Rossi · card {(await WalletAsync(Anna)).CardNumber}"));
    }

    [Test]
    public async Task A_proposal_whose_row_is_gone_holds_no_letter_up()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await AdjustAsync(Olivia, Anna, 30_00);
        await ApproveAsync(Otto);
        await Shop.Database.RunAsync("DELETE FROM \"Cashback_Proposal\"");
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain("otto@example.com").And.Contains("#1"));
    }

    [Test]
    public async Task A_client_is_told_by_the_card_of_now_also_in_what_waited()
    {
        await NameAnnaAsync();
        var first = (await WalletAsync(Anna)).CardNumber;
        await AdjustAsync(Olivia, Anna, 5_00);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await AdjustAsync(Olivia, Anna, 30_00);
        var now = await Shop.AskAsync<IClientCards, CardResult>(cards => cards.BlockAsync(Anna.Id, 1, new(first, "lost", null), Olivia.Id));
        await NextDayAsync();
        // The adjustment, the proposal, and that the card was given.
        Assert.That(System.Text.RegularExpressions.Regex.Count((await LettersAsync()).Single(letter => letter.To == "owner@example.org").Body, $"card {now.Current}"), Is.EqualTo(3));
    }

    [Test]
    public async Task Acts_of_one_kind_by_one_person_for_one_reason_are_told_in_one_line()
    {
        await NameAnnaAsync();
        foreach (var (whose, amount, reason) in new[] { (Anna, 10_00, "late"), (Otto, 5_00, "late"), (Anna, 7_00, "late"), (Anna, 3_00, "broken"), (Anna, -2_00, "late") })
            await AdjustAsync(Olivia, whose, amount, reason: reason);
        await NextDayAsync();
        var lines = (await LettersAsync()).Single(letter => letter.To == "owner@example.org").Body.Split("<br />").Select(System.Net.WebUtility.HtmlDecode).ToList();
        var card = (await WalletAsync(Anna)).CardNumber;
        Assert.That(lines, Has.Exactly(2).Match("· late"));
        Assert.That(lines, Has.One.Match($"olivia@example.com · adjusted a wallet · 3 times · Anna Rossi, card {card}; .*card .* · in all \\+[^ ]*22.00[^·]* · late").And.One.Match(@"· \+[^ ]*3.00[^·]* · broken").And.One.Match("-2.00[^·]* · late"));
    }

    [Test]
    public async Task Rules_that_were_put_live_are_told_with_what_they_changed()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            var drafts = services.GetRequiredService<RuleDrafts>();
            var draft = await drafts.CreateAsync("Summer");
            var rules = await drafts.RulesAsync(draft);
            rules.Source.Tiers.Single(tier => tier.Name == "Gold").Rate = 9;
            await drafts.SaveAsync(draft, rules);
            return await services.GetRequiredService<RuleLaunches>().PutLiveAsync(draft);
        }, Olivia.Id);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Match("put rules live · Summer · Tiers – Gold – Cashback rate: .* → 9.*%"));
    }

    [Test]
    public async Task Settings_are_told_by_the_names_of_their_page()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            var values = await services.GetRequiredService<ISettingService>().LoadSettingAsync<CashbackSettings>();
            (values.AdjustmentMaximum, values.RulesNeedSecondPerson) = (50, true);
            await services.GetRequiredService<CashbackSettingsWriter>().SaveAsync(values, _ => false, 0);
            return true;
        }, Olivia.Id);
        await NextDayAsync();
        var texts = LocaleSources.Texts("en");
        Assert.That((await LettersAsync()).Single().Body, Does.Contain($"{texts[SettingWords.KeyOf("AdjustmentMaximum")]}: 0 → 50").And.Contain($"{texts[SettingWords.KeyOf("RulesNeedSecondPerson")]}: No → Yes").And.Not.Contain("AdjustmentMaximum"));
    }

    [Test]
    public void Each_setting_has_the_name_of_its_page() =>
        Assert.That(typeof(CashbackSettings).GetProperties().Select(property => SettingWords.KeyOf(property.Name)).Where(key => !LocaleSources.Texts("en").ContainsKey(key)), Is.Empty);

    [Test]
    public async Task That_the_deletion_of_the_ledger_was_confirmed_and_withdrawn_is_told()
    {
        await Shop.SetAsync(settings => settings.DeleteLedgerOnUninstall = true);
        await Shop.Store.RequestAsync(async services =>
        {
            var consent = services.GetRequiredService<DeletionConsent>();
            await consent.ConfirmAsync(Olivia.Id, approvedBy: 0);
            await consent.WithdrawAsync();
            return true;
        }, Olivia.Id);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single(letter => letter.To == "owner@example.org" && letter.Body.Contains(" · ", StringComparison.Ordinal)).Body, Does.Contain("olivia@example.com · confirmed the deletion of the ledger").And.Contain("olivia@example.com · took back the deletion"));
    }

    [Test]
    public async Task What_was_typed_is_text_in_it()
    {
        await AdjustAsync(Olivia, Anna, 30_00, reason: "<b>late</b>");
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain("&lt;b&gt;late").And.Not.Contains("<b>late"));
    }

    [Test]
    public async Task Pins_cards_gift_runs_rules_and_approvals_are_told()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            await services.GetRequiredService<ITierPins>().PinAsync(Anna.Id, 0, 2, null, "a friend", Olivia.Id);
            var card = new CardKind { Name = "Black card", Rate = 12 };
            await services.GetRequiredService<CardKinds>().SaveAsync(card);
            await services.GetRequiredService<IMembership>().GiveCardAsync(Anna.Id, 0, card.Id, Olivia.Id);
            var run = new GiftRun { Name = "Spring", Amount = 5_00 };
            await services.GetRequiredService<GiftRunService>().SaveAsync(run);
            await services.GetRequiredService<GiftReleases>().ReleaseAsync(run.Id);
            await services.GetRequiredService<RuleLaunches>().PutLiveAsync(await services.GetRequiredService<RuleDrafts>().CreateAsync("Summer"));
            return true;
        }, Olivia.Id);
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 1);
        await AdjustAsync(Olivia, Anna, 30_00);
        await ApproveAsync(Otto);
        await NextDayAsync();
        var body = (await LettersAsync()).Single(letter => letter.To == "owner@example.org").Body;
        Assert.That(new[] { "pinned a tier", "Gold", "Black card", "released a gift run", "Spring", "put rules live", "Summer", "proposed to a second person: Adjust a wallet", "otto@example.com · approved: Adjust a wallet" }.Where(part => !body.Contains(part, StringComparison.Ordinal)), Is.Empty, body);
    }

    [Test]
    public async Task Cards_that_were_given_and_blocked_are_told_with_their_numbers()
    {
        var (first, second) = await Shop.AskAsync<IClientCards, (string, string)>(async cards =>
        {
            var numbers = (await cards.BatchAsync((await cards.MakeAsync("spring", 2, Olivia.Id)).Id))!.Value.Numbers;
            await cards.GiveAsync(Anna.Id, 0, numbers[0], Olivia.Id);
            await cards.BlockAsync(Anna.Id, 0, new(numbers[0], "lost in the bus", numbers[1]), Otto.Id);
            return (numbers[0], numbers[1]);
        });
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single(letter => letter.To == "owner@example.org").Body, Does.Match($"olivia@example.com · gave a card · [^<]*card {first}")
            .And.Match($"otto@example.com · blocked a card · [^<]*card {first} · lost in the bus").And.Match($"otto@example.com · gave a card · [^<]*card {second}"));
    }

    [Test]
    public async Task A_taking_that_a_second_person_confirmed_is_told_with_both_and_one_that_was_not_taken_is_not()
    {
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(new Branch { Name = "Centro", Active = true }));
        await Shop.SetAsync(settings => settings.CounterMostPerTaking = 0.10m);
        var branch = (await Shop.RowsAsync<Branch>())[0].Id;
        var taken = await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(Anna.Id, 1, 50, branch, "R-17", Olivia.Id, confirmedBy: Otto.Id));
        Assert.That(taken.IsDone, Is.True);
        await Shop.TellAsync<IRepository<TakingConfirmation>>(rows => rows.InsertAsync(new TakingConfirmation { Act = HashChain.KeyOf("never taken"), ConfirmedBy = Otto.Id, CreatedOnUtc = Shop.Clock.UtcNow }));
        await NextDayAsync();
        var body = (await LettersAsync()).Single(letter => letter.To == "owner@example.org").Body;
        Assert.That(body, Does.Match("olivia@example.com · took above the limits in the salon · [^<]*0.50[^<]* · receipt R-17 · confirmed by otto@example.com"));
        Assert.That(body.Split("took above the limits"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task What_was_changed_in_another_language_is_told_in_that_of_the_letter()
    {
        var line = await Shop.AskAsync<IServiceProvider, string>(async services =>
        {
            var languages = services.GetRequiredService<ILanguageService>();
            if (!(await languages.GetAllLanguagesAsync(showHidden: true)).Any(language => language.UniqueSeoCode == "it"))
                await services.GetRequiredService<IRepository<Language>>().InsertAsync(new Language { Name = "Italiano", LanguageCulture = "it-IT", UniqueSeoCode = "it", Published = true });
            await services.GetRequiredService<LocalizationInstaller>().InstallAsync();
            var all = await languages.GetAllLanguagesAsync(showHidden: true);
            var words = services.GetRequiredService<SettingWords>();
            var (it, en) = (all.First(language => language.UniqueSeoCode == "it").Id, all.First(language => language.UniqueSeoCode == "en").Id);
            var typed = $"Impostazioni cashback modificate (tutti i negozi): {await words.NameAsync("Shortfall", it)}: {await words.ValueAsync("Shortfall", "Debt", it)} → {await words.ValueAsync("Shortfall", "Clamp", it)}";
            return await services.GetRequiredService<ChangedSettings>().SayAsync(typed, en);
        });
        var texts = LocaleSources.Texts("en");
        Assert.That(line, Is.EqualTo($"{texts[SettingWords.KeyOf("Shortfall")]}: {texts[$"Enums.{typeof(ShortfallPolicy)}.Debt"]} → {texts[$"Enums.{typeof(ShortfallPolicy)}.Clamp"]}"));
    }

    [Test]
    public async Task A_line_of_an_earlier_version_is_told_in_the_names_of_the_page()
    {
        await Shop.TellAsync<ICustomerActivityService>(log => log.InsertActivityAsync(Olivia, CashbackActivity.RulesChanged, "Cashback settings changed (store 0; 0 means all stores): RulesNeedSecondPerson: False -> True"));
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain($"{LocaleSources.Texts("en")[SettingWords.KeyOf("RulesNeedSecondPerson")]}: No → Yes"));
    }

    [Test]
    public async Task An_approval_of_what_could_not_be_done_is_not_told_and_taking_it_back_is()
    {
        await Shop.SetAsync(settings => settings.AdjustmentMaximum = 20);
        foreach (var amount in new[] { 15_00, 15_00, -25_00, -15_00 })
            await AdjustAsync(Olivia, Anna, amount);
        await ApproveAsync(Otto);
        await TakeBackAsync(Olivia);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single(letter => letter.To == "owner@example.org").Body, Does.Contain("olivia@example.com · took a proposal back").And.Not.Contain("approved"));
    }

    // Anna and Otto get it.
    [Test]
    public async Task A_gift_run_is_told_with_the_sum_that_it_was_released_for()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            var run = new GiftRun { Name = "Spring", Amount = 7_00 };
            await services.GetRequiredService<GiftRunService>().SaveAsync(run);
            return await services.GetRequiredService<GiftReleases>().ReleaseAsync(run.Id);
        }, Olivia.Id);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain("14.00"));
    }

    [Test]
    public async Task Opening_balances_that_were_confirmed_are_told_in_one_line()
    {
        await Shop.Store.RequestAsync(async services =>
        {
            using var file = new MemoryStream("email;amount\nanna@example.com;5\notto@example.com;7\n"u8.ToArray());
            var brought = await services.GetRequiredService<IOpeningDesk>().BringAsync(file, "old till.csv", Olivia.Id);
            return await services.GetRequiredService<IOpeningReleases>().ReleaseAsync(brought.Batch!.Id);
        }, Olivia.Id);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain("olivia@example.com · confirmed opening balances · old till.csv · 12.00"));
    }

    [Test]
    public async Task Changed_rules_are_told_as_the_activity_log_has_them()
    {
        await Shop.TellAsync<ICustomerActivityService>(log => log.InsertActivityAsync(Olivia, CashbackActivity.RulesChanged, "Changed the limits: 100 → 10000"));
        await Shop.TellAsync<ICustomerActivityService>(log => log.InsertActivityAsync(Olivia, CashbackActivity.ClientLookedUp, "Looked a client up"));
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain("olivia@example.com · changed the rules · Changed the limits").And.Not.Contains("Looked"));
    }

    [Test]
    public async Task Who_changes_the_address_is_told_of_at_the_former_one_too()
    {
        await AdjustAsync(Olivia, Anna, 10_00, reason: "first");
        await NextDayAsync();
        await Shop.SetAsync(settings => settings.OversightEmail = "mallory@example.org");
        await AdjustAsync(Olivia, Anna, 20_00, reason: "second");
        await NextDayAsync();
        await AdjustAsync(Olivia, Anna, 30_00, reason: "third");
        await NextDayAsync();
        Assert.That((await LettersAsync()).Select(letter => letter.To), Is.EqualTo(new[] { "owner@example.org", "mallory@example.org", "owner@example.org", "mallory@example.org" }));
    }

    [Test]
    public async Task Without_an_address_the_former_one_is_told_once_more_and_the_rest_waits_for_one()
    {
        await AdjustAsync(Olivia, Anna, 10_00, reason: "first");
        await NextDayAsync();
        await Shop.SetAsync(settings => settings.OversightEmail = "");
        await AdjustAsync(Olivia, Anna, 20_00, reason: "second");
        await NextDayAsync();
        await AdjustAsync(Olivia, Anna, 30_00, reason: "third");
        await NextDayAsync();
        await Shop.SetAsync(settings => settings.OversightEmail = "owner@example.org");
        await NextDayAsync();
        var told = (await LettersAsync()).Select(letter => (letter.To, letter.Body.Contains("second", StringComparison.Ordinal), letter.Body.Contains("third", StringComparison.Ordinal)));
        Assert.That(told, Is.EqualTo(new[] { ("owner@example.org", false, false), ("owner@example.org", true, false), ("owner@example.org", false, true) }));
    }

    [Test]
    public async Task Many_changes_of_rules_hide_nothing_that_made_money()
    {
        await Shop.TellAsync<ICustomerActivityService>(async log =>
        {
            for (var i = 0; i < 210; i++)
                await log.InsertActivityAsync(Olivia, CashbackActivity.RulesChanged, $"noise {i}");
        });
        await AdjustAsync(Olivia, Anna, 30_00, reason: "late by a week");
        await NextDayAsync();
        Assert.That((await LettersAsync()).Single().Body, Does.Contain("late by a week").And.Contain("noise 199").And.Not.Contain("noise 200").And.Contain("… + 10"));
    }

    [Test]
    public async Task Nothing_is_told_twice()
    {
        await AdjustAsync(Olivia, Anna, 30_00);
        await NextDayAsync();
        await NextDayAsync();
        Assert.That(await LettersAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_one_letter_does_not_show_is_told_by_the_next()
    {
        var before = Shop.Clock.UtcNow;
        for (var i = 0; i <= HandReports.MostEntries; i++)
            await BookAsync(1, $"number {i} of many", before);
        await NextDayAsync();
        await NextDayAsync();
        var last = $"number {HandReports.MostEntries} of many";
        Assert.That((await LettersAsync()).Select(letter => letter.Body.Contains(last, StringComparison.Ordinal)), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task What_was_done_a_moment_ago_is_told_in_the_next_letter()
    {
        await AdjustAsync(Olivia, Anna, 30_00);
        await TellAsync();
        var before = (await LettersAsync()).Count;
        await NextDayAsync();
        Assert.That((before, (await LettersAsync()).Count), Is.EqualTo((0, 1)));
    }

    // As somebody writes it who has the database, or as a slow server commits it.
    [TestCase(-40)]
    [TestCase(+400)]
    public async Task An_adjustment_that_is_dated_outside_of_all_letters_is_told_once(int days)
    {
        await AdjustAsync(Olivia, Anna, 10_00, reason: "in time");
        await NextDayAsync();
        await BookAsync(30_00, "out of time", Shop.Clock.UtcNow.AddDays(days));
        await NextDayAsync();
        await NextDayAsync();
        Assert.That((await LettersAsync()).Select(letter => letter.Body.Contains("out of time", StringComparison.Ordinal)), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task An_adjustment_whose_row_took_a_number_below_others_is_told()
    {
        await AdjustAsync(Olivia, Anna, 10_00, reason: "in time");
        await NextDayAsync();
        var first = (await Shop.RowsAsync<LedgerEntry>()).Min(entry => entry.Id);
        await BookAsync(30_00, "out of turn", Shop.Clock.UtcNow.AddDays(-3));
        await Shop.Database.RunAsync($"UPDATE \"Cashback_Entry\" SET \"Id\" = {first - 1} WHERE \"Reason\" = 'out of turn'");
        await NextDayAsync();
        Assert.That((await LettersAsync())[^1].Body, Does.Contain("out of turn").And.Not.Contains("in time"));
    }

    [Test]
    public async Task What_an_earlier_version_told_is_not_told_again()
    {
        await AdjustAsync(Olivia, Anna, 10_00, reason: "told before");
        await NextDayAsync();
        await Shop.Database.RunAsync("DELETE FROM \"Cashback_ToldEntry\"");
        await Shop.Database.RunAsync("UPDATE \"Cashback_HandReport\" SET \"NotesEntries\" = 0");
        await AdjustAsync(Olivia, Anna, 20_00, reason: "new");
        await NextDayAsync();
        Assert.That((await LettersAsync()).Select(letter => letter.Body.Contains("told before", StringComparison.Ordinal)), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task A_letter_that_broke_off_is_written_again()
    {
        await AdjustAsync(Olivia, Anna, 30_00);
        Shop.Clock.Advance(TimeSpan.FromHours(2));
        await Shop.TellAsync<IRepository<HandReport>>(reports => reports.InsertAsync(new HandReport { Number = 2, FromUtc = Shop.Clock.UtcNow.AddHours(-3), UntilUtc = Shop.Clock.UtcNow, CreatedOnUtc = Shop.Clock.UtcNow }));
        await TellAsync();
        var early = (await LettersAsync()).Count;
        Shop.Clock.Advance(TimeSpan.FromHours(2));
        await TellAsync();
        Assert.That((early, (await LettersAsync()).Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Of_many_nodes_one_writes()
    {
        await AdjustAsync(Olivia, Anna, 30_00);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TellAsync()));
        Assert.That(await LettersAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_an_address_of_the_owners_the_witness_gets_it()
    {
        await Shop.SetAsync(settings => (settings.OversightEmail, settings.WitnessEmail) = (null, "witness@example.org"));
        await AdjustAsync(Olivia, Anna, 30_00);
        await NextDayAsync();
        Assert.That((await LettersAsync()).Select(letter => letter.To), Is.EqualTo(new[] { "witness@example.org", "owner@example.org" }), "the former address is told of the change, too");
    }

    Task NameAnnaAsync() => Shop.TellAsync<IRepository<Customer>>(async rows =>
    {
        var row = await rows.GetByIdAsync(Anna.Id);
        (row.FirstName, row.LastName) = ("Anna", "Rossi");
        await rows.UpdateAsync(row);
    });

    Task BookAsync(long amount, string reason, DateTime on) => Shop.Store.RequestAsync(async services =>
    {
        var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(Anna.Id, 1);
        var booked = await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, amount, new PostingContext(Channel.Admin, Olivia.Id, on) { Reason = reason });
        Assert.That(booked.IsDone, Is.True);
    });

    Task NextDayAsync()
    {
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        return TellAsync();
    }

    Task TellAsync() => Shop.TellAsync<IHandReports>(reports => reports.TellAsync());

    Task<IList<QueuedEmail>> LettersAsync() => Shop.RowsAsync<QueuedEmail>();
}
