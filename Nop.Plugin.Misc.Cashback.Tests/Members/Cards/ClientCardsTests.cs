using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Queries;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Members.Cards;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Tests.Members.Cards;

/// <summary>Card numbers that are made before they are anybody's, given, lost and replaced.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class ClientCardsTests(DatabaseKind kind) : InstalledShopFixture(kind)
{
    const int Clerk = 70;

    Customer _anna = null!;
    Customer _bea = null!;
    IReadOnlyList<string> _cards = [];

    [SetUp]
    public async Task SetUp()
    {
        _anna = await Shop.Store.RegisterAsync("anna@example.com");
        _bea = await Shop.Store.RegisterAsync("bea@example.com");
        await Shop.GiveAsync(_anna, 1000);
        _cards = await MakeAsync(5);
    }

    [Test]
    public void A_batch_has_numbers_of_which_none_follows_from_another()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_cards, Has.Count.EqualTo(5).And.Unique);
            Assert.That(_cards, Has.All.Matches<string>(number => number.Length == 14 && RandomCardNumbers.IsValid(number)));
            Assert.That(_cards.Select(number => number[..6]).Distinct().Count(), Is.GreaterThan(1));
        });
    }

    [Test]
    public async Task A_card_is_nobodys_until_it_is_given()
    {
        Assert.That((await FindAsync(_cards[0])).Refusal, Is.EqualTo(SalonRefusal.CardUnassigned));
        Assert.That(await GiveAsync(_anna, _cards[0]), Is.EqualTo(CardOutcome.Done));
        Assert.That((await FindAsync(_cards[0])).Clients.Select(client => client.Id), Is.EqualTo(new[] { _anna.Id }));
        Assert.That(await LettersAsync(), Has.One.Contains(_cards[0][^4..]));
    }

    [Test]
    public async Task A_card_that_is_given_again_is_not_given_twice_and_never_to_somebody_else()
    {
        await GiveAsync(_anna, _cards[0]);
        Assert.That((await GiveAsync(_anna, _cards[0]), await GiveAsync(_bea, _cards[0])), Is.EqualTo((CardOutcome.Already, CardOutcome.Taken)));
        Assert.That((await Shop.RowsAsync<CardHolding>()).Select(row => row.CustomerId), Is.EqualTo(new[] { _anna.Id }));
        Assert.That(await LettersAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_clerks_who_give_one_card_at_once_give_it_to_one_client()
    {
        await using var other = await Shop.OpenOtherNodeAsync();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).SelectMany(_ => new[] { Task.Run(() => GiveAsync(_anna, _cards[0])), Task.Run(() => other.AskAsync<IClientCards, CardOutcome>(async cards => (await cards.GiveAsync(_bea.Id, 1, _cards[0], Clerk)).Outcome)) }));
        Assert.That(outcomes.Count(outcome => outcome == CardOutcome.Done), Is.EqualTo(1));
        Assert.That(await Shop.RowsAsync<CardHolding>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_number_that_no_card_has_is_not_given()
    {
        var other = RandomCardNumbers.Draw(RandomCardNumbers.DigitsOfCard);
        Assert.That((await GiveAsync(_anna, other), await GiveAsync(_anna, "12345"), await GiveAsync(_anna, null)), Is.EqualTo((CardOutcome.Unknown, CardOutcome.Unknown, CardOutcome.Unknown)));
    }

    [Test]
    public async Task The_number_of_anothers_wallet_is_not_given()
    {
        var first = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        Assert.That((await GiveAsync(_bea, first), await GiveAsync(_anna, first)), Is.EqualTo((CardOutcome.Taken, CardOutcome.Already)));
    }

    [Test]
    public async Task A_lost_card_identifies_nobody_and_the_new_one_does()
    {
        await GiveAsync(_anna, _cards[0]);
        Assert.That(await BlockAsync(_anna, _cards[0], "left in the tram", _cards[1]), Is.EqualTo(CardOutcome.Done));
        var (lost, found) = (await FindAsync(_cards[0]), await FindAsync(_cards[1]));
        Assert.Multiple(() =>
        {
            Assert.That((lost.Refusal, lost.Clients.Count), Is.EqualTo((SalonRefusal.CardBlocked, 0)));
            Assert.That(found.Clients.Select(client => client.Id), Is.EqualTo(new[] { _anna.Id }));
        });
        Assert.That((await CurrentAsync(_anna), await GiveAsync(_bea, _cards[0])), Is.EqualTo((_cards[1], CardOutcome.Blocked)));
    }

    [Test]
    public async Task The_number_with_which_the_wallet_was_opened_can_be_lost_too_and_verify_agrees()
    {
        var first = (await Shop.RowsAsync<Wallet>()).Single();
        Assert.That(await BlockAsync(_anna, first.CardNumber, "screenshot in a chat", null), Is.EqualTo(CardOutcome.Done));
        var current = await CurrentAsync(_anna);
        await Shop.GiveAsync(_anna, 500);
        Assert.Multiple(async () =>
        {
            Assert.That(current, Has.Length.EqualTo(14));
            Assert.That((await FindAsync(first.CardNumber)).Refusal, Is.EqualTo(SalonRefusal.CardBlocked));
            Assert.That((await FindAsync(current!)).Clients.Select(client => client.Id), Is.EqualTo(new[] { _anna.Id }));
            Assert.That((await Shop.RowsAsync<Wallet>()).Single().CardNumber, Is.EqualTo(first.CardNumber));
            Assert.That(await FindingsAsync(), Is.Empty);
            Assert.That(await LettersAsync(), Has.One.Contains(first.CardNumber[^4..]).And.One.Contains(current![^4..]));
        });
    }

    [Test]
    public async Task A_wallet_is_found_by_a_card_that_was_given_before_it_was_opened()
    {
        await GiveAsync(_bea, _cards[0]);
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        await Shop.GiveAsync(_bea, 500);
        var search = AdminWalletFactory.PrepareSearch();
        search.CardNumber = _cards[0];
        var found = await Shop.AskAsync<AdminWalletFactory, WalletListModel>(factory => factory.PrepareListAsync(search));
        Assert.That(found.Data.Select(row => row.Email), Is.EqualTo(new[] { "bea@example.com" }));
    }

    [Test]
    public async Task A_card_is_blocked_once_and_stays_so()
    {
        await GiveAsync(_anna, _cards[0]);
        await BlockAsync(_anna, _cards[0], "lost", null);
        Assert.That((await BlockAsync(_anna, _cards[0], "lost again", null), await BlockAsync(_anna, _cards[0], "and a new one", _cards[1])), Is.EqualTo((CardOutcome.Already, CardOutcome.Done)));
        Assert.That((await Shop.RowsAsync<CardBlock>()).Select(row => row.Reason), Is.EqualTo(new[] { "lost" }));
    }

    [Test]
    public async Task Nothing_is_blocked_without_a_reason_for_somebody_else_or_for_a_card_that_cannot_replace_it()
    {
        await GiveAsync(_anna, _cards[0]);
        await GiveAsync(_bea, _cards[1]);
        Assert.That(new[]
        {
            await BlockAsync(_anna, _cards[0], " ", null), await BlockAsync(_bea, _cards[0], "lost", null), await BlockAsync(_anna, _cards[0], "lost", _cards[1]), await BlockAsync(_anna, _cards[0], "lost", "123"),
        }, Is.EqualTo(new[] { CardOutcome.ReasonRequired, CardOutcome.NotTheirs, CardOutcome.Taken, CardOutcome.Unknown }));
        Assert.That(await Shop.RowsAsync<CardBlock>(), Is.Empty);
    }

    [Test]
    public async Task A_lost_card_does_not_take_its_own_place()
    {
        await GiveAsync(_anna, _cards[0]);
        Assert.That(await BlockAsync(_anna, _cards[0], "lost", _cards[0]), Is.EqualTo(CardOutcome.LostItself));
        Assert.That(await Shop.RowsAsync<CardBlock>(), Is.Empty);
    }

    [Test]
    public async Task Nor_does_the_number_with_which_the_wallet_was_opened()
    {
        var first = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        Assert.That(await BlockAsync(_anna, first, "lost", $" {first[..4]} {first[4..]}"), Is.EqualTo(CardOutcome.LostItself));
        Assert.That(await Shop.RowsAsync<CardBlock>(), Is.Empty);
    }

    [Test]
    public async Task Nobody_gives_themselves_a_card()
    {
        Assert.That((await GivenAsync(_anna, _cards[0], _anna.Id)).Outcome, Is.EqualTo(CardOutcome.Own));
        Assert.That(await Shop.RowsAsync<CardHolding>(), Is.Empty);
    }

    [Test]
    public async Task Nobody_blocks_their_own_card()
    {
        await GiveAsync(_anna, _cards[0]);
        Assert.That((await BlockedAsync(_anna, new(_cards[0], "lost", _cards[1]), _anna.Id)).Outcome, Is.EqualTo(CardOutcome.Own));
        Assert.That(((await Shop.RowsAsync<CardBlock>()).Count, await CurrentAsync(_anna)), Is.EqualTo((0, _cards[0])));
    }

    [Test]
    public async Task What_is_refused_tells_by_which_card_the_client_is_known()
    {
        await GiveAsync(_bea, _cards[1]);
        var first = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        var before = await GivenAsync(_anna, _cards[1], Clerk);
        await GiveAsync(_anna, _cards[0]);
        var after = await BlockedAsync(_anna, new(_cards[0], "lost", _cards[1]), Clerk);
        Assert.That((before, after), Is.EqualTo((new CardResult(CardOutcome.Taken, first), new CardResult(CardOutcome.Taken, _cards[0]))));
    }

    [Test]
    public async Task That_a_card_was_given_stands_in_the_activity_log_once_with_its_end_alone()
    {
        await GiveAsync(_anna, _cards[0]);
        await GiveAsync(_anna, _cards[0]);
        await GiveAsync(_bea, _cards[0]);
        Assert.That(await LinesAsync(), Is.EqualTo(new[] { $"Card …{_cards[0][^4..]} given to customer {_anna.Id}" }));
    }

    [Test]
    public async Task That_a_card_was_blocked_stands_in_the_activity_log_once_with_why_and_the_new_one()
    {
        await GiveAsync(_anna, _cards[0]);
        await BlockAsync(_anna, _cards[0], " left in the tram ", _cards[1]);
        await BlockAsync(_anna, _cards[0], "left in the tram", _cards[1]);
        Assert.That((await LinesAsync()).Skip(1), Is.EqualTo(new[] { $"Card …{_cards[0][^4..]} of customer {_anna.Id} blocked: left in the tram. New card: …{_cards[1][^4..]}" }));
    }

    [Test]
    public async Task A_card_leads_to_all_wallets_of_its_client()
    {
        await GiveAsync(_anna, _cards[0]);
        await Shop.SetAsync(settings => settings.WalletPerStore = true);
        await Shop.GiveAsync(_anna, 500);
        var search = AdminWalletFactory.PrepareSearch();
        search.CardNumber = _cards[0];
        var found = await Shop.AskAsync<AdminWalletFactory, WalletListModel>(factory => factory.PrepareListAsync(search));
        Assert.That(found.Data.Select(row => (row.Email, row.CardNumber)), Is.EqualTo(new[] { ("anna@example.com", _cards[0]), ("anna@example.com", _cards[0]) }));
    }

    [TestCase("12345")]
    [TestCase("0000 0000 0000 2")]
    public async Task A_number_that_is_nobodys_leads_to_no_wallet(string number)
    {
        var search = AdminWalletFactory.PrepareSearch();
        search.CardNumber = number;
        Assert.That((await Shop.AskAsync<AdminWalletFactory, WalletListModel>(factory => factory.PrepareListAsync(search))).Data, Is.Empty);
    }

    [Test]
    public async Task A_damaged_wallet_is_told_by_the_card_of_now()
    {
        var first = (await Shop.RowsAsync<Wallet>()).Single();
        await BlockAsync(_anna, first.CardNumber, "lost", _cards[0]);
        Assert.That(await Shop.AskAsync<AdminAuditFactory, string?>(audits => audits.WalletOfAsync(first.Id)), Does.Contain(_cards[0]).And.Not.Contain(first.CardNumber));
    }

    [Test]
    public async Task A_card_that_somebody_gives_to_another_client_in_the_database_is_found()
    {
        await GiveAsync(_anna, _cards[0]);
        Assert.That(await FindingsAsync(), Is.Empty);
        await Shop.TellAsync<IRepository<CardHolding>>(async rows =>
        {
            var row = rows.Table.Single();
            row.CustomerId = _bea.Id;
            await rows.UpdateAsync(row);
        });
        Assert.That((await FindingsAsync()).Select(finding => finding.Code), Is.EqualTo(new[] { FindingCode.CardChanged }));
    }

    // The number of a wallet, and that of a plastic card.
    [Test]
    public async Task A_card_whose_block_somebody_deletes_stays_blocked_and_is_named([Values] bool isPlastic)
    {
        var lost = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        if (isPlastic)
            await GiveAsync(_anna, lost = _cards[0]);
        await BlockAsync(_anna, lost, "lost", _cards[1]);
        var before = await FindingsAsync();
        await Shop.TellAsync<IRepository<CardBlock>>(async rows => await rows.DeleteAsync(rows.Table.Single()));
        var known = await Shop.AskAsync<IClientCards, KnownCard>(cards => cards.FindAsync(lost));
        var current = await Shop.AskAsync<IClientCards, string?>(cards => cards.CurrentAsync(_anna.Id, (isPlastic ? null : lost)));
        Assert.That((before.Count, known.State, current, (await FindingsAsync()).Select(finding => finding.Code).Distinct()), Is.EqualTo((0, CardState.Blocked, _cards[1], new[] { FindingCode.CardChanged })));
    }

    [Test]
    public async Task So_it_does_where_its_own_row_goes_too()
    {
        var lost = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        await BlockAsync(_anna, lost, "lost", _cards[1]);
        await Shop.TellAsync<IRepository<CardBlock>>(async rows => await rows.DeleteAsync(rows.Table.Single()));
        await Shop.TellAsync<IRepository<CardHolding>>(async rows => await rows.DeleteAsync(rows.Table.Single(row => row.Number == lost)));
        Assert.That(((await Shop.AskAsync<IClientCards, KnownCard>(cards => cards.FindAsync(lost))).State, (await FindingsAsync()).Count), Is.EqualTo((CardState.Blocked, 1)));
    }

    [Test]
    public async Task A_block_of_an_earlier_version_is_brought_along_by_the_update()
    {
        var lost = (await Shop.RowsAsync<Wallet>()).Single().CardNumber;
        await BlockAsync(_anna, lost, "lost", _cards[1]);
        await Shop.TellAsync<IRepository<CardHolding>>(async rows => await rows.DeleteAsync(rows.Table.Single(row => row.Number == lost)));
        var before = (await FindingsAsync()).Count;
        await Shop.TellAsync<IFormerRows>(rows => rows.SignAsync("1.18"));
        Assert.That((before, (await FindingsAsync()).Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_card_scanned_as_a_receipt_is_none_whosever_it_is()
    {
        var branch = new Branch { Name = "Rome" };
        await Shop.TellAsync<IBranchService>(branches => branches.SaveAsync(branch));
        var taken = await Shop.AskAsync<ICounterService, SalonResult>(counter => counter.TakeAsync(_anna.Id, 1, 5, branch.Id, _cards[0], Clerk));
        Assert.That(taken.Refusal, Is.EqualTo(SalonRefusal.ReceiptIsCode));
    }

    [Test]
    public async Task A_deleted_client_leaves_no_reason_and_the_number_stays_theirs()
    {
        await GiveAsync(_anna, _cards[0]);
        await BlockAsync(_anna, _cards[0], "her dog ate it", null);
        await Shop.TellAsync<IEnumerable<IPersonTraces>>(async traces =>
        {
            foreach (var room in traces)
                await room.EraseAsync(_anna.Id);
        });
        Assert.That((await Shop.RowsAsync<CardBlock>()).Select(row => row.Reason), Is.EqualTo(new[] { "" }));
        Assert.That(await GiveAsync(_bea, _cards[0]), Is.EqualTo(CardOutcome.Blocked));
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    async Task<IReadOnlyList<string>> MakeAsync(int cards) => (await Shop.AskAsync<IClientCards, (CardBatch, IReadOnlyList<string> Numbers)?>(async service =>
        await service.BatchAsync((await service.MakeAsync("Spring", cards, Clerk)).Id)))!.Value.Numbers;

    async Task<CardOutcome> GiveAsync(Customer customer, string? number) => (await GivenAsync(customer, number, Clerk)).Outcome;

    Task<CardResult> GivenAsync(Customer customer, string? number, int actorId) => Shop.AskAsync<IClientCards, CardResult>(cards => cards.GiveAsync(customer.Id, 1, number, actorId));

    async Task<CardOutcome> BlockAsync(Customer customer, string number, string reason, string? replacement) => (await BlockedAsync(customer, new(number, reason, replacement), Clerk)).Outcome;

    Task<CardResult> BlockedAsync(Customer customer, LostCard card, int actorId) => Shop.AskAsync<IClientCards, CardResult>(cards => cards.BlockAsync(customer.Id, 1, card, actorId));

    async Task<IReadOnlyList<string>> LinesAsync() => [.. (await Shop.RowsAsync<ActivityLog>()).Select(line => line.Comment)];

    Task<CounterFound> FindAsync(string number) => Shop.AskAsync<ICounterService, CounterFound>(counter => counter.FindAsync(number, 1, Clerk));

    async Task<string?> CurrentAsync(Customer customer) =>
        await Shop.AskAsync<IClientCards, string?>(async cards => await cards.CurrentAsync(customer.Id, (await Shop.RowsAsync<Wallet>()).FirstOrDefault(wallet => wallet.CustomerId == customer.Id)?.CardNumber));

    Task<IReadOnlyList<LedgerFinding>> FindingsAsync() => Shop.AskAsync<CardBook, IReadOnlyList<LedgerFinding>>(book => book.FindAsync(CancellationToken.None));

    async Task<IList<string>> LettersAsync() => [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Body.Contains("card", StringComparison.Ordinal)).Select(letter => letter.Body)];
}
