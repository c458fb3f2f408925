using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Tests.Oversight;

/// <summary>A shop with Anna, who has a wallet, and two people, Olivia and Otto, who may do everything.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class OversightFixture
{
    protected InstalledShop Shop { get; private set; } = null!;
    protected Customer Anna { get; private set; } = null!;
    protected Customer Olivia { get; private set; } = null!;
    protected Customer Otto { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Shop = await InstalledShop.OpenAsync();
        await Shop.SeedAsync();
        Anna = await Shop.Store.RegisterAsync("anna@example.com");
        Olivia = await Shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = "olivia@example.com" }, "preview", [NopCustomerDefaults.AdministratorsRoleName]));
        Otto = await Shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = "otto@example.com" }, "preview", [NopCustomerDefaults.AdministratorsRoleName]));
        await Shop.GiveAsync(Anna, 1_00);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (Shop is not null)
            await Shop.DisposeAsync();
    }

    /// <summary>An adjustment by hand.</summary>
    protected async Task<HandOutcome> AdjustAsync(Customer who, Customer whose, long amount, Guid? attempt = null, string reason = "a gesture")
    {
        var wallet = await WalletAsync(whose);
        return (await Shop.Store.RequestAsync(services => services.GetRequiredService<IHandAdjustments>().AdjustAsync(new(wallet, amount, reason, attempt ?? Guid.NewGuid())), who.Id)).Outcome;
    }

    /// <summary>The wallet of a client; opened where there was none.</summary>
    protected async Task<Wallet> WalletAsync(Customer whose)
    {
        if (!(await Shop.RowsAsync<Wallet>()).Any(row => row.CustomerId == whose.Id))
            await Shop.GiveAsync(whose, 1_00);
        return (await Shop.RowsAsync<Wallet>()).Single(row => row.CustomerId == whose.Id);
    }

    /// <summary>What is in Anna's wallet beside the first euro.</summary>
    protected async Task<long> AddedAsync() => (await WalletAsync(Anna)).Available - 1_00;

    /// <summary>Somebody with some rights in the admin area and no others.</summary>
    protected async Task<Customer> EmployAsync(string name, params string[] permissions)
    {
        var role = new CustomerRole { Name = name, SystemName = name, Active = true };
        await Shop.TellAsync<ICustomerService>(customers => customers.InsertCustomerRoleAsync(role));
        await Shop.TellAsync<IPermissionService>(rights => rights.InsertPermissionMappingAsync(role.Id, [StandardPermission.Security.ACCESS_ADMIN_PANEL, .. permissions]));
        return await Shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = $"{name}@example.com" }, "preview", [name]));
    }

    protected Task<ApprovalOutcome> ApproveAsync(Customer who) => DecideAsync(who, (second, standing) => second.ApproveAsync(standing));

    protected Task<ApprovalOutcome> DeclineAsync(Customer who, string reason = "too much") => DecideAsync(who, (second, standing) => second.DeclineAsync(standing, reason));

    protected Task<ApprovalOutcome> TakeBackAsync(Customer who) => DecideAsync(who, (second, standing) => second.TakeBackAsync(standing));

    /// <summary>How the newest proposal stands.</summary>
    protected async Task<ProposalStanding> NewestAsync() => (await Shop.AskAsync<ProposalBook, IReadOnlyList<ProposalStanding>>(book => book.NewestAsync(Enum.GetValues<ProposalKind>(), 1)))[0];

    async Task<ApprovalOutcome> DecideAsync(Customer who, Func<SecondPerson, ProposalStanding, Task<ApprovalOutcome>> decide)
    {
        var standing = await NewestAsync();
        return await Shop.Store.RequestAsync(services => decide(services.GetRequiredService<SecondPerson>(), standing), who.Id);
    }
}
