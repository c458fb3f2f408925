using System.Text;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Web.Shop.Account;

namespace Nop.Plugin.Misc.Cashback.Tests.Privacy;

/// <summary>The file that a client downloads under My cashback.</summary>
public sealed class PersonalDataFileTests() : BonusFixture(DatabaseKind.Sqlite)
{
    [SetUp]
    public async Task LiveAsync()
    {
        await Shop.GiveAsync(Anna, 30_00);
        var entry = (await Shop.RowsAsync<LedgerEntry>()).Single();
        await Shop.TellAsync<IRepository<AdjustmentText>>(texts => texts.InsertAsync(new AdjustmentText { WalletId = entry.WalletId, Act = PostingContext.ActOf(entry.IdempotencyKey), Text = "=sorry" }));
        await Shop.AskAsync<IVoucherService, SalonResult>(vouchers => vouchers.IssueAsync(Anna.Id, 1, 10_00, 0, null, Channel.Shop, Anna.Id, Guid.Empty));
        await Shop.AskAsync<IMembership, bool>(membership => membership.OptInAsync(Anna.Id, 0));
        await Shop.AskAsync<ITierPins, TierPinOutcome>(pins => pins.PinAsync(Anna.Id, 0, 2, null, "=friend of the house", 9));
    }

    [Test]
    public async Task It_has_wallet_entries_vouchers_membership_and_tiers() =>
        Assert.That((await LinesAsync(Anna)).Skip(1).Select(line => line.Split(',')[0]).Distinct(), Is.EqualTo(new[] { "wallet", "entry", "voucher", "membership", "card-number", "tier" }));

    [Test]
    public async Task Its_bytes_are_what_they_were()
    {
        var voucher = await Shop.Store.RequestAsync(async services =>
        {
            var vouchers = services.GetRequiredService<IVoucherService>();
            return vouchers.Display((await vouchers.ListAsync(await services.GetRequiredService<IWalletDirectory>().KeyAsync(Anna.Id, 1), true)).Single());
        });
        var card = (await Shop.RowsAsync<Wallet>()).Single(wallet => wallet.CustomerId == Anna.Id).CardNumber;
        Assert.That(string.Join('\n', await LinesAsync(Anna)), Is.EqualTo($"""
            kind,date,what,amount,currency,balance,order,until,reason
            wallet,2026-01-05T08:01:00Z,{card},,EUR,20.00,,,
            entry,2026-01-05T08:01:00Z,Set aside,10.00,EUR,20.00,,,
            entry,2026-01-05T08:01:00Z,Adjusted by the shop: =sorry,+30.00,EUR,30.00,,,'=sorry
            voucher,2026-01-05T08:01:00Z,{voucher},10.00,EUR,10.00,,2026-02-04T23:00:00Z,
            membership,2026-01-05T08:01:00Z,,,,,,,
            card-number,2026-01-05T08:01:00Z,{card},,,,,,
            tier,2026-01-05T08:01:00Z,pinned by staff,,,,,,
            """));
    }

    [Test]
    public async Task It_says_when_staff_looked_the_client_up()
    {
        await Shop.AskAsync<ICounterService, CounterFound>(counter => counter.FindAsync(Anna.Email, 0, 9));
        Assert.That((await LinesAsync(Anna)).Single(line => line.StartsWith("look-up", StringComparison.Ordinal)), Does.StartWith("look-up,2026-01-05T").And.Contain("counter"));
    }

    [Test]
    public async Task Reasons_that_staff_typed_are_for_staff() =>
        Assert.That(string.Join('\n', await LinesAsync(Anna)), Does.Not.Contain("welcome").And.Not.Contain("friend of the house"));

    [Test]
    public async Task Words_of_others_are_no_formula_for_a_spreadsheet() =>
        Assert.That(string.Join('\n', await LinesAsync(Anna)), Does.Contain(",'=sorry"));

    [Test]
    public async Task Of_a_friend_it_says_nothing_but_that_there_is_one()
    {
        var friend = await RegisterAsync("secret");
        await Shop.TellAsync<IRepository<Referral>>(rows => rows.InsertAsync(new Referral { ReferrerId = Anna.Id, FriendId = friend.Id, CreatedOnUtc = Shop.Clock.UtcNow }));
        var mine = (await LinesAsync(Anna)).Single(line => line.StartsWith("invitation", StringComparison.Ordinal));
        var theirs = (await LinesAsync(friend)).Single(line => line.StartsWith("invitation", StringComparison.Ordinal));
        Assert.That((mine.Contains("You invited", StringComparison.Ordinal), theirs.Contains("You came by", StringComparison.Ordinal), mine.Contains("secret", StringComparison.Ordinal)), Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task It_has_nothing_of_somebody_else()
    {
        var other = await RegisterAsync("other");
        Assert.That(await LinesAsync(other), Has.Count.EqualTo(1));
    }

    Task<IReadOnlyList<string>> LinesAsync(Customer customer) => Shop.Store.RequestAsync(async services =>
    {
        using var output = new MemoryStream();
        await services.GetRequiredService<PersonalDataFile>().WriteAsync(output, customer.Id, CancellationToken.None);
        return (IReadOnlyList<string>)Encoding.UTF8.GetString(output.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }, customer.Id);
}
