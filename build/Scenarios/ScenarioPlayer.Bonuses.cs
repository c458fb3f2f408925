using Nop.Plugin.Misc.Cashback;

namespace Cashback.Scenarios;

sealed partial class ScenarioPlayer
{
    // Who opens an account in the story is a visitor at first. A file that says nothing of bonuses, and of clients nothing but orders, is played as ever.
    bool HasBonuses => scenario.Bonuses.Count > 0
        || scenario.Customers.Any(client => client.Birthday is not null || client.Newsletter || client.ReferredBy is not null)
        || scenario.Events.Any(happening => happening is OpenAccount or WriteReview or ChangeBirthday or GiveGift);

    // The shop and its clients were there the day before, so that opening their accounts is no part of the story.
    async Task MakeShopAsync()
    {
        var file = scenario with { Customers = [.. scenario.Customers.Select(customer => customer with { Guest = IsGuest(customer.Id) })] };
        _clock.UtcNow = HasBonuses ? scenario.Start.AddDays(-1) : scenario.Start;
        _names = await store.RequestAsync(services => ActivatorUtilities.CreateInstance<ScenarioShop>(services).MakeAsync(file, _currency));
        _clock.UtcNow = scenario.Start;
        if (HasBonuses)
            await WithBonusesAsync(bonuses => bonuses.MakeAsync(scenario, _names, _currency));
    }

    // The code of the refusal; null: done.
    async Task<string?> PlayBonusAsync(ScenarioEvent happening, int index)
    {
        switch (happening)
        {
            case OpenAccount opening:
                return await RegisterAsync(opening);
            case WriteReview review:
                return await store.RequestAsync(services => ActivatorUtilities.CreateInstance<ScenarioBonusShop>(services).ReviewAsync(_names.Customers[review.Customer], _names.Products[review.Sku]));
            case ChangeBirthday change:
                await WithBonusesAsync(bonuses => bonuses.ChangeBirthdayAsync(_names.Customers[change.Customer], change.Date));
                return null;
            case GiveGift gift:
                await WithBonusesAsync(bonuses => bonuses.GiveAsync(gift, $"events[{index}]", _currency, scenario.TimeZone));
                return null;
            default:
                throw new NotSupportedException(happening.GetType().Name);
        }
    }

    Task RunBonusTaskAsync() => HasBonuses ? store.RunTaskAsync(typeof(BonusTask)) : Task.CompletedTask;

    Task WithBonusesAsync(Func<ScenarioBonusShop, Task> act) => store.RequestAsync(services => act(ActivatorUtilities.CreateInstance<ScenarioBonusShop>(services)));
}
