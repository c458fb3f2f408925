using System.Globalization;
using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Cashback.Bonuses.Sources;

/// <summary>Accounts opened since the rule counts. In shops that ask for an e-mail to be confirmed an account counts when it is active.</summary>
sealed class RegistrationSource(
    SourceTools tools,
    IRepository<Customer> customers,
    IRepository<CustomerCustomerRoleMapping> roles,
    IRepository<GenericAttribute> attributeRows,
    IRepository<BonusGrant> grants,
    IRepository<Bonus> bonuses,
    IGenericAttributeService attributes,
    ICustomerService customerService,
    Clients clients) : IBonusSource
{
    const string Key = "Cashback.RegisteredOnUtc";
    const string KeyGroup = nameof(Customer);

    public BonusKind Kind => BonusKind.Registration;

    /// <summary>Keeps when an account was opened: the shop's row of a customer is as old as their first visit.</summary>
    public Task NoteAsync(Customer customer) =>
        attributes.SaveAttributeAsync(customer, Key, tools.Now.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Gives a client whose account was opened, or made active, what is due.</summary>
    public async Task GiveAsync(Customer customer)
    {
        foreach (var bonus in await bonuses.GetAllAsync(all => all.Where(row => row.Active && row.KindId == (int)BonusKind.Registration).OrderBy(row => row.Id)))
            await TryGiveAsync(bonus, customer);
    }

    public async Task<int> GiveAsync(Bonus bonus, CancellationToken cancellationToken)
    {
        var from = tools.LookFrom(bonus.ToRule()).AsStored();
        var registered = (await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName))?.Id ?? 0;
        var (mappings, notes, given, bonusId) = (roles.Table, attributeRows.Table, grants.Table, bonus.Id);
        var count = 0;
        for (var last = 0; ;)
        {
            var page = await customers.GetAllAsync(all => all
                .Where(row => row.Id > last && row.Active && !row.Deleted && mappings.Any(role => role.CustomerId == row.Id && role.CustomerRoleId == registered)
                    && (row.CreatedOnUtc >= from
                        || notes.Any(note => note.EntityId == row.Id && note.KeyGroup == KeyGroup && note.Key == Key && note.CreatedOrUpdatedDateUTC >= from))
                    && !given.Any(grant => grant.BonusId == bonusId && grant.CustomerId == row.Id))
                .OrderBy(row => row.Id).Take(SourceTools.PageSize));
            foreach (var customer in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await TryGiveAsync(bonus, customer))
                    count++;
            }

            if (page.Count < SourceTools.PageSize)
                return count;
            last = page[^1].Id;
        }
    }

    async Task<bool> TryGiveAsync(Bonus bonus, Customer customer) =>
        bonus.ToRule().Covers(await RegisteredOnAsync(customer))
        && await tools.GiveAsync(bonus, customer, await clients.StoreOfAsync(customer), BonusReasons.Registration);

    async Task<DateTime> RegisteredOnAsync(Customer customer)
    {
        var kept = await attributes.GetAttributeAsync<string>(customer, Key);
        return DateTime.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : customer.CreatedOnUtc.AsUtc();
    }
}
