using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Orders;
using Nop.Services.Events;
using Nop.Services.ScheduleTasks;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>What the shop makes of the plugin's classes can be made.</summary>
public sealed class ServicesTests
{
    static readonly Type[] _types = typeof(CashbackPlugin).Assembly.GetTypes();

    InstalledShop _shop = null!;

    [OneTimeSetUp]
    public async Task SetUp() => _shop = await InstalledShop.OpenAsync();

    [OneTimeTearDown]
    public async Task TearDown() => await _shop.DisposeAsync();

    [Test]
    public async Task Every_interface_of_the_plugin_that_has_an_implementation_is_registered()
    {
        var services = _types.Where(type => type.IsInterface && _types.Any(other => other is { IsClass: true, IsAbstract: false } && type.IsAssignableFrom(other) && !typeof(BaseNopModel).IsAssignableFrom(other) && !typeof(BaseEntity).IsAssignableFrom(other)));
        Assert.That(await FailuresAsync(services, (provider, type) => provider.GetRequiredService(type)), Is.Empty);
    }

    [Test]
    public async Task Every_controller_component_consumer_and_task_can_be_made() =>
        Assert.That(await FailuresAsync(_types.Where(IsMadeByTheShop), (provider, type) => ActivatorUtilities.CreateInstance(provider, type)), Is.Empty);

    [Test]
    public void Every_task_is_installed() =>
        Assert.That(CashbackTasks.All.Select(task => task.Type), Is.EquivalentTo(_types.Where(type => typeof(IScheduleTask).IsAssignableFrom(type))));

    [Test]
    public void A_task_is_found_by_its_name() =>
        Assert.That(CashbackTasks.All.Select(task => Type.GetType(CashbackTasks.TypeName(task.Type))), Has.None.Null);

    [Test]
    public void All_events_of_orders_lead_to_the_reconciler() =>
        Assert.That(
            typeof(OrderEventConsumer).GetInterfaces().Select(type => type.GenericTypeArguments[0]),
            Is.EquivalentTo(new[]
            {
                typeof(OrderPlacedEvent), typeof(OrderPaidEvent), typeof(OrderRefundedEvent), typeof(OrderVoidedEvent),
                typeof(OrderStatusChangedEvent), typeof(EntityUpdatedEvent<Order>), typeof(EntityDeletedEvent<Order>),
            }));

    [Test]
    public void Every_widget_zone_has_a_component() =>
        Assert.That(WidgetZoneMap.Components.Values, Has.All.Matches<Type>(type => typeof(ViewComponent).IsAssignableFrom(type)));

    [Test]
    public void Permissions_have_distinct_names() =>
        Assert.That(new CashbackPermissions().AllConfigs.Select(config => config.SystemName), Is.EqualTo(CashbackPermissions.All).And.Unique);

    [Test]
    public void Every_constant_of_a_permission_is_listed() =>
        Assert.That(typeof(CashbackPermissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetRawConstantValue()), Is.EquivalentTo(CashbackPermissions.All));

    static bool IsMadeByTheShop(Type type) => type is { IsClass: true, IsAbstract: false } && (
        typeof(ControllerBase).IsAssignableFrom(type)
        || typeof(ViewComponent).IsAssignableFrom(type)
        || typeof(IScheduleTask).IsAssignableFrom(type)
        || type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IConsumer<>)));

    Task<List<string>> FailuresAsync(IEnumerable<Type> types, Func<IServiceProvider, Type, object> make) => _shop.Store.RequestAsync(services =>
    {
        var failures = new List<string>();
        foreach (var type in types)
        {
            try
            {
                make(services, type);
            }
            catch (Exception exception) when (exception is InvalidOperationException || exception.GetType().Namespace!.StartsWith("Autofac", StringComparison.Ordinal))
            {
                failures.Add($"{type}: {exception.Message}");
            }
        }

        return Task.FromResult(failures);
    });
}
