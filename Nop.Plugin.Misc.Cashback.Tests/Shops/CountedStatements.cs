using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>
/// Counts what a shop asks of its database while something is going on: statements that go through the shop's repositories, and trips of the ledger, each of which is one batch
/// on PostgreSQL, however many rows it reads or writes.
/// </summary>
sealed class CountedStatements : DbCommandInterceptor
{
    readonly List<string> _shop = [];
    readonly List<string> _ledger = [];
    int _depth;

    /// <summary>Statements of repositories, by their texts.</summary>
    public IReadOnlyList<string> Shop => _shop;

    /// <summary>Trips of the ledger.</summary>
    public int Ledger => _ledger.Count;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _shop.Clear();
        _ledger.Clear();
    }

    /// <summary>Counts while something is done.</summary>
    public async Task<T> WhileAsync<T>(Func<Task<T>> work)
    {
        _depth++;
        try
        {
            return await work();
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Puts the counter into a shop; counted is what a placed order costs for its credit, wherever in the placing that is.</summary>
    public void Watch(IServiceCollection services)
    {
        var database = (PreviewDatabase)services.First(service => service.ServiceType == typeof(PreviewDatabase)).ImplementationInstance!;
        var options = new DbContextOptionsBuilder<ShopContext>();
        database.Configure(options);
        options.AddInterceptors(this);
        services.Replace(ServiceDescriptor.Singleton(new ShopContexts(new PooledDbContextFactory<ShopContext>(options.Options), database)));
        services.Replace(ServiceDescriptor.Singleton<ILedgerDatabase>(new LedgerDatabase(new PreviewLedgerDatabase(database), this)));
        services.Replace(ServiceDescriptor.Scoped<ICheckoutHolds>(provider => new Holds(ActivatorUtilities.CreateInstance<CheckoutHolds>(provider), this)));
        services.Replace(ServiceDescriptor.Scoped<IHoldSettlement>(provider => new Settlement(ActivatorUtilities.CreateInstance<HoldSettlement>(provider), this)));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Add(_shop, command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(_shop, command.CommandText);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Add(_shop, command.CommandText);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    void Add(List<string> to, string text)
    {
        if (_depth > 0)
            to.Add(text);
    }

    sealed class LedgerDatabase(ILedgerDatabase inner, CountedStatements counter) : ILedgerDatabase
    {
        public LedgerDialect Dialect => inner.Dialect;

        public Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            counter.Add(counter._ledger, "trip");
            return inner.OpenAsync(cancellationToken);
        }
    }

    sealed class Holds(ICheckoutHolds inner, CountedStatements counter) : ICheckoutHolds
    {
        public Task<CheckoutOpening> OpenAsync(ProcessPaymentRequest request) => counter.WhileAsync(() => inner.OpenAsync(request));

        public Task CloseAsync(CheckoutOpening opening, ProcessPaymentRequest request, PlaceOrderResult? result) => counter.WhileAsync(async () =>
        {
            await inner.CloseAsync(opening, request, result);
            return 0;
        });
    }

    sealed class Settlement(IHoldSettlement inner, CountedStatements counter) : IHoldSettlement
    {
        public Task<int> SettleAsync(CancellationToken cancellationToken) => counter.WhileAsync(() => inner.SettleAsync(cancellationToken));

        public Task<Order?> SettleAsync(string reference, Order? placed) => counter.WhileAsync(() => inner.SettleAsync(reference, placed));

        public Task<bool> SettleOrderAsync(Order order) => counter.WhileAsync(() => inner.SettleOrderAsync(order));
    }
}
