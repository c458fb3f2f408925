using Microsoft.Extensions.Configuration;
using Nop.Plugin.Misc.Cashback.Bonuses.Sources;
using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Services.Events;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Cashback.Tests.Architecture;

/// <summary>
/// The shop warns its owner of plugins that override the same service: of any service of its own or of a plugin's that is registered twice or more by a type outside its
/// own assemblies. It does not look at factories and instances, nor at event consumers.
/// </summary>
public sealed class RegistrationTests
{
    static readonly string[] _ownAssemblies = ["Nop.Core", "Nop.Data", "Nop.Services", "Nop.Web", "Nop.Web.Framework"];

    [Test]
    public void No_service_looks_to_the_shop_as_if_two_plugins_overrode_it()
    {
        var services = new ServiceCollection();
        ShopServices.Add(services, new PreviewOptions { Database = new SqliteDatabase("never-opened.db") }, new ConfigurationBuilder().Build());

        Assert.That(Overridden(services), Is.Empty);
    }

    [TestCase(typeof(IOrderTotalCalculationService))]
    [TestCase(typeof(IOrderProcessingService))]
    public void A_service_of_the_shop_is_wrapped_without_a_registration_by_type_that_would_count(Type service)
    {
        var services = new ServiceCollection();
        ShopServices.Add(services, new PreviewOptions { Database = new SqliteDatabase("never-opened.db") }, new ConfigurationBuilder().Build());

        Assert.That(services.Where(row => row.ServiceType == service).Select(row => row.ImplementationType), Has.None.Not.Null);
    }

    [Test]
    public async Task The_sources_of_bonuses_keep_their_order_and_are_each_one_object_a_request()
    {
        await using var shop = await InstalledShop.OpenAsync();

        var (kinds, same) = await shop.Store.RequestAsync(services =>
        {
            var sources = services.GetServices<IBonusSource>().ToList();
            return Task.FromResult((sources.ConvertAll(source => source.Kind), sources.TrueForAll(source => ReferenceEquals(source, services.GetRequiredService(source.GetType())))));
        });

        Assert.Multiple(() =>
        {
            Assert.That(kinds, Is.EqualTo(new[]
            {
                BonusKind.Registration, BonusKind.Review, BonusKind.Birthday, BonusKind.Referral, BonusKind.Rebooking, BonusKind.Items, BonusKind.WinBack,
            }));
            Assert.That(same, Is.True);
        });
    }

    static IEnumerable<string> Overridden(IServiceCollection services) =>
        from service in services
        let name = service.ServiceType.FullName
        where name?.StartsWith("Nop.", StringComparison.Ordinal) == true && !name.StartsWith(typeof(IConsumer<>).FullName!, StringComparison.Ordinal)
        let assembly = service.IsKeyedService ? null : service.ImplementationType?.Assembly.GetName().Name
        where assembly is not null && !_ownAssemblies.Any(own => assembly.StartsWith(own, StringComparison.OrdinalIgnoreCase))
        group assembly by name into all
        where all.Count() > 1
        select $"{all.Key}: {string.Join(", ", all)}";
}
