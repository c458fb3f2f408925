using Nop.Core.Domain.Configuration;
using Nop.Core.Events;

namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>Drops cached rule sets when what they were made from changes in the shop: the category tree, or a setting that they hold.</summary>
sealed class RuleCacheConsumer(IRuleSetProvider rules) :
    IConsumer<EntityInsertedEvent<Category>>,
    IConsumer<EntityUpdatedEvent<Category>>,
    IConsumer<EntityDeletedEvent<Category>>,
    IConsumer<EntityInsertedEvent<ProductCategory>>,
    IConsumer<EntityUpdatedEvent<ProductCategory>>,
    IConsumer<EntityDeletedEvent<ProductCategory>>,
    IConsumer<EntityUpdatedEvent<Manufacturer>>,
    IConsumer<EntityInsertedEvent<ProductManufacturer>>,
    IConsumer<EntityUpdatedEvent<ProductManufacturer>>,
    IConsumer<EntityDeletedEvent<ProductManufacturer>>,
    IConsumer<EntityInsertedEvent<Setting>>,
    IConsumer<EntityUpdatedEvent<Setting>>,
    IConsumer<EntityDeletedEvent<Setting>>
{
    // Names of settings are stored in lower case.
    static readonly string[] Prefixes = [nameof(CashbackSettings) + ".", "currencysettings.primarystorecurrencyid", "datetimesettings.defaultstoretimezoneid"];

    public Task HandleEventAsync(EntityInsertedEvent<Category> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityUpdatedEvent<Category> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityDeletedEvent<Category> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityInsertedEvent<ProductCategory> eventMessage) => rules.ForgetProductAsync(eventMessage.Entity.ProductId);

    public Task HandleEventAsync(EntityUpdatedEvent<ProductCategory> eventMessage) => rules.ForgetProductAsync(eventMessage.Entity.ProductId);

    public Task HandleEventAsync(EntityDeletedEvent<ProductCategory> eventMessage) => rules.ForgetProductAsync(eventMessage.Entity.ProductId);

    public Task HandleEventAsync(EntityUpdatedEvent<Manufacturer> eventMessage) => rules.ClearAsync();

    public Task HandleEventAsync(EntityInsertedEvent<ProductManufacturer> eventMessage) => rules.ForgetProductAsync(eventMessage.Entity.ProductId);

    public Task HandleEventAsync(EntityUpdatedEvent<ProductManufacturer> eventMessage) => rules.ForgetProductAsync(eventMessage.Entity.ProductId);

    public Task HandleEventAsync(EntityDeletedEvent<ProductManufacturer> eventMessage) => rules.ForgetProductAsync(eventMessage.Entity.ProductId);

    public Task HandleEventAsync(EntityInsertedEvent<Setting> eventMessage) => ClearForAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityUpdatedEvent<Setting> eventMessage) => ClearForAsync(eventMessage.Entity);

    public Task HandleEventAsync(EntityDeletedEvent<Setting> eventMessage) => ClearForAsync(eventMessage.Entity);

    Task ClearForAsync(Setting setting) =>
        Prefixes.Any(prefix => setting.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? rules.ClearAsync() : Task.CompletedTask;
}
