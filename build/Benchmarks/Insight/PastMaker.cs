using System.Globalization;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Services.Customers;

namespace Cashback.Benchmarks.Insight;

/// <summary>Fills a salon shop on SQLite with orders, by statements: each a copy of one row with its own client, time and amounts.</summary>
sealed class PastMaker(PreviewStore store, SqliteDatabase database, int orders)
{
    const int Products = 30, LinesPerOrder = 3, FirstCustomer = 10_000, FirstOrder = 1_000;

    /// <summary>Three years of orders, one in forty refunded in part.</summary>
    public async Task MakeAsync(DateTime until)
    {
        var clients = Math.Max(10, orders / 8);
        var from = until.AddDays(-3 * 365);
        var registered = await store.RequestAsync(async services =>
        {
            await services.GetRequiredService<IRepository<Order>>().InsertAsync(Template(from), false);
            await services.GetRequiredService<IRepository<OrderItem>>().InsertAsync(new OrderItem { OrderId = 1, ProductId = 1, Quantity = 1 }, false);
            return (await services.GetRequiredService<ICustomerService>().GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName)).Id;
        });
        var step = (until - from).TotalSeconds / orders;
        var placed = string.Create(CultureInfo.InvariantCulture, $"strftime('%Y-%m-%d %H:%M:%S', '{from:yyyy-MM-dd HH:mm:ss}', '+' || CAST(n * {step:0.000} AS INTEGER) || ' seconds')");
        await RunAsync($"INSERT INTO CustomerCustomerRoleMapping (CustomerId, CustomerRoleId) {Numbers(clients)} SELECT n + {FirstCustomer}, {registered} FROM numbers");
        await RunAsync(Copy<Order>("\"Order\"", orders, new()
        {
            [nameof(Order.Id)] = $"n + {FirstOrder}",
            [nameof(Order.CustomerId)] = $"{FirstCustomer} + 1 + n * 7919 % {clients}",
            [nameof(Order.CreatedOnUtc)] = placed,
            [nameof(Order.PaidDateUtc)] = placed,
            [nameof(Order.OrderTotal)] = "printf('%d.%02d', 20 + n % 90, n % 100)",
            [nameof(Order.OrderDiscount)] = "printf('%d.0', n % 4)",
            [nameof(Order.RefundedAmount)] = "CASE WHEN n % 40 = 0 THEN '10.0' ELSE '0.0' END",
            [nameof(Order.PaymentStatusId)] = "CASE WHEN n % 40 = 0 THEN 35 ELSE 30 END",
        }));
        await RunAsync(Copy<OrderItem>("OrderItem", orders * LinesPerOrder, new()
        {
            [nameof(OrderItem.Id)] = "n + 1000",
            [nameof(OrderItem.OrderId)] = $"{FirstOrder} + 1 + (n - 1) / {LinesPerOrder}",
            [nameof(OrderItem.ProductId)] = $"1 + n * 31 % {Products}",
            [nameof(OrderItem.Quantity)] = "1 + n % 2",
            [nameof(OrderItem.PriceExclTax)] = "printf('%d.%02d', 5 + n % 40, n % 100)",
            [nameof(OrderItem.PriceInclTax)] = "printf('%d.%02d', 7 + n % 40, n % 100)",
        }));
        await RunAsync("DELETE FROM \"Order\" WHERE Id = 1; DELETE FROM OrderItem WHERE Id = 1; ANALYZE");
    }

    static Order Template(DateTime placed) => new()
    {
        OrderGuid = Guid.NewGuid(),
        StoreId = 1,
        CustomerId = 1,
        CreatedOnUtc = placed,
        OrderStatus = OrderStatus.Complete,
        PaymentStatus = PaymentStatus.Paid,
        CustomerCurrencyCode = "EUR",
        CurrencyRate = 1,
    };

    static string Copy<T>(string table, int count, Dictionary<string, string> own) where T : BaseEntity
    {
        var columns = EntityCatalog.ColumnsOf(typeof(T)).Select(property => property.Name).ToList();
        return $"INSERT INTO {table} ({string.Join(", ", columns)}) {Numbers(count)} SELECT {string.Join(", ", columns.Select(column => own.GetValueOrDefault(column, "t." + column)))} FROM numbers, {table} t WHERE t.Id = 1";
    }

    static string Numbers(int count) => $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})";

    async Task RunAsync(string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
