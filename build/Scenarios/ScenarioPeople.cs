using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Members;
using Nop.Plugin.Misc.Cashback.Orders;

namespace Cashback.Scenarios;

/// <summary>Puts a scenario's people into its store, and does to them what staff and they themselves do.</summary>
sealed class ScenarioPeople(Registration registration, IRepository<Address> addresses, IRepository<Customer> rows, ICustomerService customers, ISettingService settings,
    CardKinds cards, IMembership membership, GuestOrders orders, AddressRecords notes, ITierPins pins)
{
    // Scenarios have one shop, whose wallets are for all stores.
    const int AllStores = 0;

    /// <summary>Makes kinds of cards.</summary>
    public async Task AddCardsAsync(ScenarioFile scenario, ScenarioNames names)
    {
        foreach (var (index, card) in scenario.Cards.Index())
        {
            var kind = new CardKind { Name = card.Name, Rate = card.Rate, DisplayOrder = index };
            (await cards.SaveAsync(kind)).Demand($"cards[{index}]");
            names.Cards[card.Name] = kind.Id;
        }
    }

    /// <summary>Makes customers.</summary>
    public async Task AddAsync(ScenarioFile scenario, ScenarioNames names)
    {
        foreach (var customer in scenario.Customers)
        {
            var row = names.Customers[customer.Id] = customer.Guest
                ? await registration.AddGuestAsync()
                : await registration.RegisterAsync(new Customer { Email = customer.Address, FirstName = customer.Id });
            if (customer.Guest)
                await BillAsync(row, customer.Address);
            if (customer.OptedIn)
                await membership.OptInAsync(row.Id, AllStores);
            if (customer.Card is { } card)
                await membership.GiveCardAsync(row.Id, AllStores, names.Cards[card], 0);
        }
    }

    /// <summary>A guest opens an account, and answers the letters of shop and plugin at once or not at all.</summary>
    public async Task RegisterAsync(Customer guest, string email, bool confirmed)
    {
        var values = await settings.LoadSettingAsync<CustomerSettings>();
        values.UserRegistrationType = confirmed ? UserRegistrationType.EmailValidation : UserRegistrationType.Standard;
        await settings.SaveSettingAsync(values);
        await registration.RegisterGuestAsync(guest, email, confirmed);
        if (!confirmed)
            return;
        await notes.KeepAnsweredAsync(guest);
        await orders.FollowAsync(guest);
    }

    /// <summary>A customer joins or leaves.</summary>
    public async Task JoinAsync(int customerId, bool leaves)
    {
        await (leaves ? membership.OptOutAsync(customerId, AllStores) : membership.OptInAsync(customerId, AllStores));
        await orders.FollowAsync(await customers.GetCustomerByIdAsync(customerId));
    }

    /// <summary>Staff give a card of a kind; 0: take it away.</summary>
    public async Task GiveCardAsync(int customerId, int cardKindId)
    {
        await membership.GiveCardAsync(customerId, AllStores, cardKindId, 0);
        await orders.FollowAsync(await customers.GetCustomerByIdAsync(customerId));
    }

    /// <summary>Staff pin a tier; 0: take the pin away.</summary>
    public Task<TierPinOutcome> PinAsync(int customerId, int tierId, DateOnly? lastDay, string reason) =>
        tierId == 0 ? pins.UnpinAsync(customerId, AllStores, reason, 0) : pins.PinAsync(customerId, AllStores, tierId, lastDay, reason, 0);

    async Task BillAsync(Customer guest, string email)
    {
        var address = new Address { Email = email };
        await addresses.InsertAsync(address, false);
        guest.BillingAddressId = address.Id;
        await rows.UpdateAsync(guest, false);
    }
}
