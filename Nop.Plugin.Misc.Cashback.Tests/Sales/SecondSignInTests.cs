using Nop.Plugin.Misc.Cashback.Salon;

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

    [TestCase("boss@example.com", "another")]
    [TestCase("boss@example.com", "")]
    [TestCase("boss@example.com", null)]
    [TestCase("nobody@example.com", Secret)]
    [TestCase("", Secret)]
    [TestCase(null, null)]
    public async Task A_wrong_sign_in_confirms_nothing(string? email, string? password) => Assert.That(await CheckAsync(email, password), Is.EqualTo((SalonRefusal.ConfirmationWrong, 0)));

    [Test]
    public async Task Who_has_not_the_right_is_answered_as_with_a_wrong_password()
    {
        await RegisterAsync("shopper@example.com");
        Assert.That(await CheckAsync("shopper@example.com", Secret), Is.EqualTo((SalonRefusal.ConfirmationWrong, 0)));
    }

    [Test]
    public async Task Neither_the_clerk_nor_the_client_confirms() =>
        Assert.That((await CheckAsync("boss@example.com", Secret, clerkId: _boss.Id), await CheckAsync("boss@example.com", Secret, customerId: _boss.Id)),
            Is.EqualTo(((SalonRefusal.ConfirmationWrong, 0), (SalonRefusal.ConfirmationWrong, 0))));

    [Test]
    public async Task Who_works_at_another_branch_does_not_confirm_at_this_one()
    {
        var other = await AddBranchAsync("Mare");
        await Shop.TellAsync<BranchStaff>(staff => staff.BindAsync(_boss.Id, other));
        Assert.That(await CheckAsync("boss@example.com", Secret), Is.EqualTo((SalonRefusal.ConfirmationWrong, 0)));
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
