using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Wraps a service that somebody else registered.</summary>
static class ServiceDecoration
{
    /// <summary>Replaces the registration of a service that would be resolved, which is the last one, by a decorator around what it registered. So another plugin's replacement stays in force inside.</summary>
    /// <param name="services">Where the service is registered already.</param>
    /// <param name="decorate">Makes the decorator around the inner service; called once for each inner one.</param>
    /// <remarks>The lifetime stays. An inner service made from a type is not disposed of by the container: decorate only what holds nothing.</remarks>
    /// <exception cref="InvalidOperationException">The service is not registered: the startup runs too early.</exception>
    public static IServiceCollection Decorate<TService>(this IServiceCollection services, Func<IServiceProvider, TService, TService> decorate)
        where TService : class
    {
        var inner = services.LastOrDefault(service => service.ServiceType == typeof(TService) && !service.IsKeyedService)
            ?? throw new InvalidOperationException($"{typeof(TService)} is not registered.");

        services.Remove(inner);
        services.Add(ServiceDescriptor.Describe(typeof(TService), provider => decorate(provider, (TService)Make(provider, inner)), inner.Lifetime));
        return services;
    }

    static object Make(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType ?? service.ServiceType);
}
