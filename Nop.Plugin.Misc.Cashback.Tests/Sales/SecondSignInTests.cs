using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>A second person confirms by their own sign-in. Nobody else can, and who guesses is slowed down.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
public sealed class SecondSignInTests(DatabaseKind kind) : SaleShopFixture(kind)
{
    const string Secret = "a long password";

    Customer _boss = null!;

    [SetUp]
    public async Task HireAsync() => _boss = await RegisterAsync("boss@example.com", NopCustomerDefaults.AdministratorsRoleName);

    [Test]
    public async Task Who_may_confirm_does_with_the_own_password()
    {
        Assert.That(await CheckAsync("boss@example.com", Secret), Is.EqualTo((SalonRefusal.None, _boss.Id)));
        Assert.That(await CheckAsync(" Boss@Example.com ", Secret), Is.EqualTo((SalonRefusal.None, _boss.Id)));
    }

    [TestCase("another")]
    [TestCase("")]
    [TestCase(null)]
    public async Task A_wrong_password_confirms_nothing(string? password) => Assert.That(await CheckAsync("boss@example.com", password), Is.EqualTo((SalonRefusal.ConfirmationWrong, 0)));

    [TestCase("nobody@example.com")]
    [TestCase("")]
    [TestCase(null)]
    public async Task An_address_that_nobody_has_confirms_nothing(string? email) => Assert.That(await CheckAsync(email, Secret), Is.EqualTo((SalonRefusal.ConfirmationNotAllowed, 0)));

    [Test]
    public async Task Who_has_not_the_right_is_answered_as_an_address_that_nobody_has()
    {
        await RegisterAsync("shopper@example.com");
        Assert.That(await CheckAsync("shopper@example.com", Secret), Is.EqualTo((SalonRefusal.ConfirmationNotAllowed, 0)));
    }

    [Test]
    public async Task The_clerk_does_not_confirm_with_and_without_the_right() =>
        Assert.That((await CheckAsync("boss@example.com", Secret, clerkId: _boss.Id), await CheckAsync("clerk@example.org", Secret)),
            Is.EqualTo(((SalonRefusal.ConfirmationByClerk, 0), (SalonRefusal.ConfirmationByClerk, 0))));

    [Test]
    public async Task The_client_does_not_confirm() => Assert.That(await CheckAsync("boss@example.com", Secret, customerId: _boss.Id), Is.EqualTo((SalonRefusal.ConfirmationByClient, 0)));

    [Test]
    public async Task Whose_address_the_clients_is_nobody_learns_by_typing_it() => Assert.That(await CheckAsync("anna@example.com", Secret), Is.EqualTo((SalonRefusal.ConfirmationNotAllowed, 0)));

    [Test]
    public async Task Who_may_confirm_is_who_has_the_right_works_at_the_branch_and_is_neither_clerk_nor_client()
    {
        var other = await AddBranchAsync("Mare");
        var (away, here) = (await RegisterAsync("away@example.com", NopCustomerDefaults.AdministratorsRoleName), await RegisterAsync("here@example.com", NopCustomerDefaults.AdministratorsRoleName));
        var client = await RegisterAsync("client@example.com", NopCustomerDefaults.AdministratorsRoleName);
        await Shop.TellAsync<BranchStaff>(staff => staff.BindAsync(away.Id, other));
        var named = await Shop.AskAsync<ITakingConfirmations, IReadOnlyList<Customer>>(confirmations => confirmations.WhoMayAsync(_boss.Id, client.Id, Centro));
        Assert.That(named.Select(person => person.Email), Does.Contain(here.Email).And.Not.Contain(away.Email).And.Not.Contain(_boss.Email).And.Not.Contain(client.Email).And.Not.Contain(Clerk.Email));
    }

    [Test]
    public async Task Who_works_at_another_branch_does_not_confirm_at_this_one()
    {
        var other = await AddBranchAsync("Mare");
        await Shop.TellAsync<BranchStaff>(staff => staff.BindAsync(_boss.Id, other));
        Assert.That(await CheckAsync("boss@example.com", Secret), Is.EqualTo((SalonRefusal.ConfirmationNotAllowed, 0)));
    }

    [Test]
    public async Task Who_guesses_a_password_is_stopped_after_a_few_and_the_right_one_does_not_help()
    {
        for (var guess = 0; guess < 5; guess++)
            await CheckAsync("boss@example.com", $"guess {guess}");
        Assert.That(await CheckAsync("boss@example.com", Secret), Is.EqualTo((SalonRefusal.TooManyTries, 0)));
    }

    [Test]
    public async Task Credit_of_a_sale_above_the_limit_is_taken_when_it_is_confirmed()
    {
        await Shop.SetAsync(settings => settings.CounterMostPerTaking = 10);
        var sale = Sale("R-1", 20_00, OfHair(60_00));
        var refused = await RecordAsync(sale);
        var done = await RecordAsync(sale with { ConfirmedBy = _boss.Id });
        Assert.That((refused.Refusal, done.IsDone, (await Shop.RowsAsync<TakingConfirmation>()).Single().ConfirmedBy), Is.EqualTo((SalonRefusal.NeedsSecondPerson, true, _boss.Id)));
        Assert.That(await Shop.AskAsync<ITakingConfirmations, int>(confirmations => confirmations.OfAsync(done.Sale!.Sale.Act)), Is.EqualTo(_boss.Id));
    }

    [Test]
    public async Task The_journal_and_the_ledger_tell_who_confirmed_it()
    {
        await Shop.SetAsync(settings => settings.CounterMostPerTaking = 10);
        await RecordAsync(Sale("R-1", 20_00, OfHair(60_00)) with { ConfirmedBy = _boss.Id });
        await RecordAsync(Sale("R-2", 5_00, OfHair(60_00)));
        var branch = (await Shop.RowsAsync<Branch>())[0];
        var journal = await Shop.AskAsync<ISalonDays, DayJournal>(days => days.JournalAsync(branch, days.Today(branch)));
        Assert.That(journal.Acts.Select(act => (act.Receipt, act.ConfirmedBy)), Is.EquivalentTo(new[] { ("R-1", _boss.Id), ("R-2", 0) }));
        var wallet = (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == Anna.Id);
        var rows = await Shop.AskAsync<AdminEntryFactory, EntryListModel>(entries => entries.PrepareAsync(new() { WalletId = wallet.Id, Length = 50 }));
        Assert.That(rows.Data.Where(row => row.Kind == "Spent on a sale at the counter.").Select(row => row.Actor!.EndsWith(", confirmed by boss@example.com", StringComparison.Ordinal)), Is.EqualTo(new[] { false, true }), "newest first");
    }

    [Test]
    public async Task Of_a_person_who_is_erased_goes_what_was_never_taken()
    {
        await Shop.SetAsync(settings => settings.CounterMostPerTaking = 10);
        var done = await RecordAsync(Sale("R-1", 20_00, OfHair(60_00)) with { ConfirmedBy = _boss.Id });
        await Shop.TellAsync<IRepository<TakingConfirmation>>(rows => rows.InsertAsync(new TakingConfirmation { Act = HashChain.KeyOf("another"), ConfirmedBy = _boss.Id, CreatedOnUtc = Shop.Clock.UtcNow }));
        var found = new List<int>();
        await Shop.TellAsync<IEnumerable<IPersonTraces>>(async traces =>
        {
            foreach (var room in traces)
            {
                await room.EraseAsync(_boss.Id);
                found.AddRange(await room.FindAsync([_boss.Id]));
            }
        });
        Assert.That(((await Shop.RowsAsync<TakingConfirmation>()).Single().Act, found.Count), Is.EqualTo((done.Sale!.Sale.Act, 0)));
    }

    [Test]
    public async Task A_sale_without_credit_passes_no_limit()
    {
        await Shop.SetAsync(settings => (settings.CounterMostPerTaking, settings.CounterMostPerClerkDay, settings.CounterMostPerClientDay) = (1, 1, 1));
        Assert.That((await RecordAsync(Sale("R-1", 0, OfHair(60_00)))).IsDone, Is.True);
    }

    [Test]
    public async Task Trying_a_sale_tells_a_clerk_what_it_earns_above_the_limit_too_and_tells_a_till_no()
    {
        await Shop.SetAsync(settings => settings.CounterMostPerTaking = 10);
        var sale = Sale("R-1", 20_00, OfHair(60_00));
        Assert.That(((await RecordAsync(sale, isDryRun: true)).Refusal, (await RecordAsync(sale with { ActorId = -1, Channel = Channel.Api }, isDryRun: true)).Refusal), Is.EqualTo((SalonRefusal.None, SalonRefusal.NeedsSecondPerson)));
    }

    [Test]
    public void A_sign_in_does_not_say_its_password() => Assert.That($"{new SecondSignIn("boss@example.com", Secret)}", Does.Not.Contain(Secret));

    Task<(SalonRefusal, int)> CheckAsync(string? email, string? password, int? clerkId = null, int? customerId = null) => Shop.AskAsync<ITakingConfirmations, (SalonRefusal, int)>(
        confirmations => confirmations.CheckAsync(new(email, password), clerkId ?? Clerk.Id, customerId ?? Anna.Id, Centro));

    Task<Customer> RegisterAsync(string email, params string[] roles) => Shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = email }, Secret, roles));
}
