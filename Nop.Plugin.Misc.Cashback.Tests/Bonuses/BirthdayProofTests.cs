using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;

namespace Nop.Plugin.Misc.Cashback.Tests.Bonuses;

/// <summary>Who has no order gets a birthday's bonus by a confirmed address, and can have the letter that confirms it.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class BirthdayProofTests(DatabaseKind kind) : BonusFixture(kind)
{
    Customer _bea = null!;

    [SetUp]
    public async Task OfferAsync()
    {
        await AddAsync(BonusKind.Birthday, 5_00);
        // Dates count from when they were noted.
        await RunAsync();
        Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        _bea = await RegisterAsync("bea", born: new DateTime(1990, 3, 2));
    }

    [Test]
    public async Task The_page_says_that_it_waits() => Assert.That(await SentencesAsync(_bea), Has.Exactly(1).Contains("birthday"));

    [Test]
    public async Task Whose_birthday_nobody_knows_is_told_of_none() => Assert.That(await SentencesAsync(await RegisterAsync("cleo")), Has.None.Contains("birthday"));

    [Test]
    public async Task A_letter_is_sent_at_their_wish_and_not_again_at_once()
    {
        var outcomes = new[] { await SendAsync(), await SendAsync() };
        Assert.That((outcomes, (await LettersAsync()).Count), Is.EqualTo((new[] { LetterOutcome.Sent, LetterOutcome.TooSoon }, 1)));
    }

    [Test]
    public async Task However_long_they_go_on_asking_a_day_has_so_many_letters()
    {
        var outcomes = new List<LetterOutcome>();
        for (var tries = 0; tries < 8; tries++)
        {
            outcomes.Add(await SendAsync());
            Shop.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Shop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.That((outcomes.Count(one => one == LetterOutcome.Sent), outcomes[^1], await SendAsync()), Is.EqualTo((5, LetterOutcome.TooMany, LetterOutcome.Sent)));
    }

    [Test]
    public async Task Of_thirty_wishes_at_once_one_gets_its_letter()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(SendAsync)));
        Assert.That((outcomes.Count(one => one == LetterOutcome.Sent), (await LettersAsync()).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_link_that_was_used_is_good_no_more_though_it_was_kept_twice()
    {
        await SendAsync();
        await DoubleAsync();
        var token = (await LettersAsync()).Single().Body.Split("token=")[1].Split('"')[0];
        var first = await AskAsync(_bea, (confirmation, customer) => confirmation.ConfirmAsync(customer, token));
        Assert.That((first, await AskAsync(_bea, (confirmation, customer) => confirmation.ConfirmAsync(customer, token))), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task An_address_that_was_kept_twice_is_forgotten_whole()
    {
        await SendAsync();
        await DoubleAsync();
        await Shop.AskAsync<AddressRecords, bool>(async records =>
        {
            await records.ForgetAsync(_bea);
            return true;
        });
        Assert.That((await Shop.RowsAsync<GenericAttribute>()).Select(row => row.Value), Has.None.Contains(_bea.Email));
    }

    [Test]
    public async Task Its_link_confirms_the_address_and_the_birthday_gives()
    {
        await SendAsync();
        var token = (await LettersAsync()).Single().Body.Split("token=")[1].Split('"')[0];
        var confirmed = await AskAsync(_bea, (confirmation, customer) => confirmation.ConfirmAsync(customer, token));
        Shop.Clock.Advance(new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc) - Shop.Clock.UtcNow);
        await RunAsync();
        Assert.That((confirmed, await GivenAsync(_bea), (await SentencesAsync(_bea)).Count), Is.EqualTo((true, 5_00L, 0)));
    }

    [Test]
    public async Task Without_it_the_birthday_gives_nothing()
    {
        Shop.Clock.Advance(new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc) - Shop.Clock.UtcNow);
        await RunAsync();
        Assert.That(await GivenAsync(_bea), Is.Zero);
    }

    // As two writers at once left it.
    Task DoubleAsync() => Shop.TellAsync<IRepository<GenericAttribute>>(async rows =>
    {
        foreach (var row in (await rows.GetAllAsync(all => all.Where(one => one.EntityId == _bea.Id))).Where(one => one.Key.StartsWith("Cashback.Address", StringComparison.Ordinal)))
            await rows.InsertAsync(new GenericAttribute { EntityId = row.EntityId, KeyGroup = row.KeyGroup, Key = row.Key, Value = row.Value });
    });

    Task<LetterOutcome> SendAsync() => AskAsync(_bea, (confirmation, customer) => confirmation.SendAgainAsync(customer));

    Task<IReadOnlyList<string>> SentencesAsync(Customer customer) => Shop.Store.RequestAsync(async services =>
        await services.GetRequiredService<AddressFactory>().PrepareAsync(await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(customer.Id)), customer.Id);

    async Task<IReadOnlyList<QueuedEmail>> LettersAsync() =>
        [.. (await Shop.RowsAsync<QueuedEmail>()).Where(letter => letter.Body.Contains("ConfirmAddress", StringComparison.Ordinal))];

    Task<T> AskAsync<T>(Customer customer, Func<AddressConfirmation, Customer, Task<T>> ask) => Shop.Store.RequestAsync(async services =>
        await ask(services.GetRequiredService<AddressConfirmation>(), await services.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(customer.Id)));
}
