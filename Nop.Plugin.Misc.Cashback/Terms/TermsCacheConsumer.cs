using Nop.Core.Domain.Localization;
using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Drops the number of the terms when something changes that they say and that is no part of a rule set. What it does not hear of, the sweep finds.</summary>
sealed class TermsCacheConsumer(IRuleSetProvider rules) :
    IConsumer<EntityInsertedEvent<Bonus>>,
    IConsumer<EntityUpdatedEvent<Bonus>>,
    IConsumer<EntityDeletedEvent<Bonus>>,
    IConsumer<EntityInsertedEvent<Branch>>,
    IConsumer<EntityUpdatedEvent<Branch>>,
    IConsumer<EntityUpdatedEvent<CustomerRole>>,
    IConsumer<EntityUpdatedEvent<LocaleStringResource>>
{
    public Task HandleEventAsync(EntityInsertedEvent<Bonus> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityUpdatedEvent<Bonus> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityDeletedEvent<Bonus> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityInsertedEvent<Branch> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityUpdatedEvent<Branch> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityUpdatedEvent<CustomerRole> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityUpdatedEvent<LocaleStringResource> eventMessage) =>
        eventMessage.Entity.ResourceName?.StartsWith(CashbackDefaults.ResourcePrefix, StringComparison.OrdinalIgnoreCase) == true ? rules.ClearAsync() : Task.CompletedTask;
}
