using Nop.Core.Domain.Common;

namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Accounts opened since the rule counts, behind which somebody stands (<see cref="IWelcomeBonus"/>).</summary>
sealed class RegistrationSource(
    SourceTools tools,
    IRepository<Customer> customers,
    IRepository<CustomerCustomerRoleMapping> roles,
    IRepository<GenericAttribute> attributes,
    IRepository<BonusGrant> grants,
    IRepository<Bonus> bonuses,
    ICustomerService customerService,
    AddressRecords records,
    ClearedOrders cleared,
    AccountProof proof,
    BonusGranter granter,
    AudienceQuery audiences) : IBonusSource, IWelcomeBonus
{
    const string KeyGroup = nameof(Customer);

    public BonusKind Kind => BonusKind.Registration;

    public async Task GiveAsync(Customer customer)
    {
        var active = await ActiveAsync();
        if (active.Count == 0 || !await proof.IsGivenAsync(customer))
            return;
        foreach (var bonus in active)
            await TryGiveAsync(bonus, customer);
    }

    public async Task<long> WaitingAsync(Customer customer)
    {
        var active = await ActiveAsync();
        if (active.Count == 0 || await proof.IsGivenAsync(customer))
            return 0;

        var waiting = 0L;
        foreach (var bonus in active)
        {
            if (bonus.ToRule().Covers(await RegisteredOnAsync(customer))
                && await granter.WouldGrantAsync(bonus, customer, await audiences.StoreOfAsync(customer), BonusReasons.Registration))
                waiting += bonus.Amount;
        }

        return waiting;
    }

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken) =>
        await GiveToConfirmedAsync(bonus, cancellationToken) + await GiveToBuyersAsync(bonus, cancellationToken);

    async Task<int> GiveToConfirmedAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var (rows, given, bonusId) = (attributes.Table, grants.Table, bonus.Id);
        var opened = await OpenedSinceAsync(tools.LookFrom(bonus.ToRule()));
        var count = 0;
        var confirmed = opened.Where(row => rows.Any(note => note.EntityId == row.Id && note.KeyGroup == KeyGroup && note.Key == AddressRecords.ConfirmedKey)
            && !given.Any(grant => grant.BonusId == bonusId && grant.CustomerId == row.Id));
        await foreach (var page in Pages.ReadAsync(SourceTools.PageSize, last => confirmed.Where(row => row.Id > last).OrderBy(row => row.Id), row => row.Id))
        {
            foreach (var customer in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await records.IsConfirmedAsync(customer) && await TryGiveAsync(bonus, customer))
                    count++;
            }
        }

        return count;
    }

    // However long ago the account was opened: the order may have taken its time.
    async Task<int> GiveToBuyersAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var rule = bonus.ToRule();
        if (rule.CountsFromUtc is not { } from)
            return 0;

        var (given, bonusId) = (grants.Table, bonus.Id);
        var opened = await OpenedSinceAsync(from);
        var count = 0;
        await foreach (var page in Pages.ReadAsync(last => cleared.PageAsync(tools.LookFrom(rule), AccountProof.Ever, tools.Now, last, SourceTools.PageSize)))
        {
            var ids = page.Select(order => order.CustomerId).Distinct().ToList();
            foreach (var customer in await opened.Where(row => ids.Contains(row.Id) && !given.Any(grant => grant.BonusId == bonusId && grant.CustomerId == row.Id)).ToListAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await TryGiveAsync(bonus, customer))
                    count++;
            }
        }

        return count;
    }

    async Task<IQueryable<Customer>> OpenedSinceAsync(DateTime fromUtc)
    {
        var from = fromUtc.AsStored();
        var registered = (await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))?.Id ?? 0;
        var (mappings, rows) = (roles.Table, attributes.Table);
        return customers.Table.Where(row => row.Active && !row.Deleted && mappings.Any(role => role.CustomerId == row.Id && role.CustomerRoleId == registered)
            && (row.CreatedOnUtc >= from
                || rows.Any(note => note.EntityId == row.Id && note.KeyGroup == KeyGroup && note.Key == AddressRecords.RegisteredKey && note.CreatedOrUpdatedDateUTC >= from)));
    }

    Task<IList<Bonus>> ActiveAsync() => bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Registration).OrderBy(row => row.Id));

    async Task<bool> TryGiveAsync(Bonus bonus, Customer customer) =>
        bonus.ToRule().Covers(await RegisteredOnAsync(customer))
        && await tools.GiveAsync(bonus, customer, await audiences.StoreOfAsync(customer), BonusReasons.Registration);

    async Task<DateTime> RegisteredOnAsync(Customer customer) => await records.RegisteredOnAsync(customer) ?? customer.CreatedOnUtc.AsUtc();
}
