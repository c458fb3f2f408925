using System.Text.Json;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Bonuses;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Cashback.Scenarios;

/// <summary>Plays what a scenario says of bonuses: makes the rules, tells the shop of its clients, and does what they are given for.</summary>
sealed class ScenarioBonusShop(BonusService bonuses, GiftRunService runs, Invitations invitations, BirthdayRecords birthdays, EarnRuleService rules,
    ICustomerService customerService, IRepository<Customer> customers, IRepository<Category> categories, IRepository<NewsLetterSubscription> subscriptions,
    IRepository<ProductReview> reviews, IEventPublisher events, TimeProvider clock)
{
    const int StoreId = 1;

    /// <summary>Tells the shop of its clients and makes the rules.</summary>
    public async Task MakeAsync(ScenarioFile scenario, ScenarioNames names, CurrencySpec currency)
    {
        foreach (var client in scenario.Customers)
        {
            if (await customerService.IsRegisteredAsync(names.Customers[client.Id]))
                await TellAsync(client, names);
        }

        await birthdays.HealAsync(CancellationToken.None);
        for (var index = 0; index < scenario.Bonuses.Count; index++)
            await AddAsync(scenario.Bonuses[index], $"bonuses[{index}]", currency);
    }

    /// <summary>A visitor opens an account, perhaps by somebody's link.</summary>
    public async Task RegisterAsync(ScenarioCustomer client, ScenarioNames names, string email, Func<Customer, Task> open)
    {
        var visitor = names.Customers[client.Id];
        (visitor.Email, visitor.FirstName) = (email, client.Id);
        await TellAsync(client, names);
        await open(visitor);
    }

    /// <summary>A review is written and approved.</summary>
    /// <returns>The code of a refusal; null: done.</returns>
    public async Task<string?> ReviewAsync(Customer customer, Product product)
    {
        if (!await customerService.IsRegisteredAsync(customer))
            return "guest";
        var review = new ProductReview { CustomerId = customer.Id, ProductId = product.Id, StoreId = StoreId, IsApproved = true, Rating = 5, CreatedOnUtc = Now };
        await reviews.InsertAsync(review);
        await events.PublishAsync(new ProductReviewApprovedEvent(review));
        return null;
    }

    /// <summary>A client types another date of birth.</summary>
    public async Task ChangeBirthdayAsync(Customer customer, DateOnly born)
    {
        var row = await customers.GetByIdAsync(customer.Id);
        row.DateOfBirth = born.ToDateTime(TimeOnly.MinValue);
        await customers.UpdateAsync(row);
    }

    /// <summary>A gift is given to its audience.</summary>
    public async Task GiveAsync(GiveGift gift, string path, CurrencySpec currency, TimeZoneInfo zone)
    {
        var run = new GiftRun
        {
            Name = gift.Name,
            Amount = currency.Minor(gift.Amount),
            ExpiresOnUtc = gift.LastDay is { } day ? ShopTime.StartOfDay(day.AddDays(1), zone) : null,
            Audience = AudienceText.Of(await AudienceAsync(gift, path)),
        };
        (await runs.SaveAsync(run)).Demand(path);
        await runs.ReleaseAsync(run, 0);
        await runs.StepAsync(run.Id, int.MaxValue, CancellationToken.None);
    }

    async Task TellAsync(ScenarioCustomer client, ScenarioNames names)
    {
        var customer = names.Customers[client.Id];
        if (client.Birthday is { } born)
        {
            customer.DateOfBirth = born.ToDateTime(TimeOnly.MinValue);
            await customers.UpdateAsync(customer);
        }

        if (client.Newsletter)
            await subscriptions.InsertAsync(new NewsLetterSubscription { Email = customer.Email, Active = true, StoreId = StoreId, CreatedOnUtc = Now });
        if (client.ReferredBy is not null)
            await invitations.KeepAsync(customer, await invitations.CodeOfAsync(names.Customers[client.ReferredBy].Id));
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task AddAsync(ScenarioBonus bonus, string path, CurrencySpec currency)
    {
        var ids = categories.Table.ToDictionary(row => row.Name, row => row.Id);
        var row = new Bonus
        {
            Name = bonus.Name ?? JsonNamingPolicy.CamelCase.ConvertName(bonus.Kind.ToString()),
            KindId = (int)bonus.Kind,
            Active = true,
            Amount = currency.Minor(bonus.Amount),
            FriendAmount = currency.Minor(bonus.FriendAmount),
            ValidDays = bonus.ValidDays,
            FromUtc = bonus.From,
            ToUtc = bonus.To,
            LimitId = (int)(bonus.Limit ?? (bonus.Kind == BonusKind.WinBack ? BonusLimit.Yearly : BonusLimit.EachTime)),
            YearlyMaximum = bonus.YearlyMaximum,
            Days = bonus.Days,
            Items = bonus.Items,
            CategoryIds = string.Join(',', bonus.Categories.Select(name => Known(ids, name, path))),
            Audience = AudienceText.Of(await AudienceAsync(bonus, path)),
        };
        (await bonuses.SaveAsync(row)).Demand(path);
    }

    async Task<AudienceRule> AudienceAsync(IScenarioAudience audience, string path)
    {
        var ids = (await rules.GetTiersAsync()).ToDictionary(row => row.Name, row => row.Id);
        return new() { TierIds = [.. audience.Tiers.Select(name => Known(ids, name, path))], Newsletter = audience.Newsletter, SleepingDays = audience.SleepingDays };
    }

    static int Known(Dictionary<string, int> ids, string name, string path) =>
        ids.TryGetValue(name, out var id) ? id : throw new ScenarioFileException(path, $"there is no '{name}'");
}
