using Autofac.Extensions.DependencyInjection;
using Nop.Core.Caching;
using Nop.Services.ScheduleTasks;

namespace Cashback.Preview.Hosting;

/// <summary>A small shop with the plugin in it, without pages: what tests, scenarios and the demo drive.</summary>
public sealed class PreviewStore : IAsyncDisposable
{
    readonly AutofacServiceProvider _services;

    PreviewStore(AutofacServiceProvider services, PreviewOptions options)
    {
        _services = services;
        Options = options;
    }

    /// <summary>What it was made with.</summary>
    public PreviewOptions Options { get; }

    /// <summary>Makes the shop, or opens the one that the database holds.</summary>
    /// <param name="options">Where, in which zone and currency.</param>
    /// <param name="configure">Adds or replaces services after all others: for tests.</param>
    public static async Task<PreviewStore> OpenAsync(PreviewOptions options, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        ShopServices.Add(services, options, new ConfigurationBuilder().Build());
        configure?.Invoke(services);
        var store = new PreviewStore((AutofacServiceProvider)new AutofacServiceProviderFactory().CreateServiceProvider(Container(services)), options);
        await store.RequestAsync(PreviewHost.StartAsync);
        return store;
    }

    /// <summary>Does something in a request of its own, as the background customer or as a given one.</summary>
    public async Task<T> RequestAsync<T>(Func<IServiceProvider, Task<T>> work, int customerId = 0)
    {
        await using var scope = _services.CreateAsyncScope();
        if (customerId != 0)
        {
            var customer = await scope.ServiceProvider.GetRequiredService<ICustomerService>().GetCustomerByIdAsync(customerId);
            await scope.ServiceProvider.GetRequiredService<IWorkContext>().SetCurrentCustomerAsync(customer);
        }

        return await work(scope.ServiceProvider);
    }

    /// <inheritdoc cref="RequestAsync{T}"/>
    public Task RequestAsync(Func<IServiceProvider, Task> work, int customerId = 0) => RequestAsync(async services =>
    {
        await work(services);
        return 0;
    }, customerId);

    /// <summary>Asks one service one thing, in a request of its own.</summary>
    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask, int customerId = 0) where TService : notnull =>
        RequestAsync(services => ask(services.GetRequiredService<TService>()), customerId);

    /// <summary>Tells one service to do one thing, in a request of its own.</summary>
    public Task TellAsync<TService>(Func<TService, Task> tell, int customerId = 0) where TService : notnull =>
        RequestAsync(services => tell(services.GetRequiredService<TService>()), customerId);

    /// <summary>A visitor without an account.</summary>
    public Task<Customer> AddGuestAsync() => AskAsync<Registration, Customer>(registration => registration.AddGuestAsync());

    /// <summary>A customer with an account.</summary>
    public Task<Customer> RegisterAsync(string email, string? password = null, params string[] roles) =>
        AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = email, FirstName = email.Split('@')[0] }, password, roles));

    /// <summary>Runs all of the plugin's schedule tasks once, each in its own request, in the order in which they were added; an error of one is thrown.</summary>
    public async Task RunTasksAsync()
    {
        var tasks = await AskAsync<IScheduleTaskService, IList<Nop.Core.Domain.ScheduleTasks.ScheduleTask>>(service => service.GetAllTasksAsync());
        foreach (var task in tasks.OrderBy(task => task.Id))
            await TellAsync<ScheduleTaskRunner>(runner => runner.RunAsync(task, rethrow: true));
    }

    /// <summary>Runs one of the plugin's schedule tasks in a request of its own; an error of it is thrown.</summary>
    public Task RunTaskAsync(Type type) => RequestAsync(async services =>
    {
        var task = (await services.GetRequiredService<IScheduleTaskService>().GetAllTasksAsync()).First(row => row.Type.StartsWith(type.FullName!, StringComparison.Ordinal));
        await services.GetRequiredService<ScheduleTaskRunner>().RunAsync(task, rethrow: true);
    });

    /// <summary>Puts another shop's database in the place of this one's, and forgets everything that this one knew.</summary>
    internal async Task ReplaceDatabaseAsync(SqliteDatabase source)
    {
        var own = (SqliteDatabase)Options.Database;
        own.Delete();
        source.CopyTo(own);
        await ((MemoryCache)_services.GetRequiredService<IStaticCacheManager>()).ClearAsync();
        _services.GetRequiredService<CartTermsBook>().ClearAll();
        _services.GetRequiredService<PaymentGateway>().Charges.Clear();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    static Autofac.ContainerBuilder Container(IServiceCollection services) => new AutofacServiceProviderFactory().CreateBuilder(services);
}
