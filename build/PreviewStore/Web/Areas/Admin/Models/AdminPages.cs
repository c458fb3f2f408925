using Nop.Web.Areas.Admin.Models.Customers;
using Nop.Web.Areas.Admin.Models.Orders;

namespace Cashback.Preview.Web.Areas.Admin.Models;

/// <summary>One page of a list.</summary>
/// <param name="Heading">What it is a list of.</param>
/// <param name="Columns">Names of columns.</param>
/// <param name="Rows">Cells; where the first has an address it is a link.</param>
/// <param name="Page">From 0.</param>
/// <param name="Pages">How many there are.</param>
public sealed record PlainList(string Heading, IReadOnlyList<string> Columns, IReadOnlyList<PlainList.Row> Rows, int Page, int Pages)
{
    /// <summary>A row.</summary>
    public sealed record Row(string? Url, IReadOnlyList<string> Cells, string? More = null);
}

/// <summary>An order's admin page.</summary>
/// <param name="Order">What zones are given.</param>
/// <param name="Facts">Names and values.</param>
/// <param name="Items">Product, price, pieces, sum.</param>
/// <param name="Notes">What happened to it, oldest first.</param>
/// <param name="CanPay">Whether it can be marked as paid.</param>
/// <param name="CanCancel">Whether it can be cancelled.</param>
/// <param name="CanRefund">Whether all of it can be refunded.</param>
/// <param name="Refundable">How much can be refunded in part; 0: nothing.</param>
/// <param name="Statuses">Statuses to set by hand.</param>
/// <param name="StatusId">The present one.</param>
public sealed record AdminOrderPage(OrderModel Order, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<string[]> Items,
    IReadOnlyList<(DateTime On, string Text)> Notes, bool CanPay, bool CanCancel, bool CanRefund, decimal Refundable,
    IReadOnlyList<(int Id, string Name)> Statuses, int StatusId)
{
    /// <summary>Items whose pieces can be changed.</summary>
    public IReadOnlyList<(int Id, string Name)> Editable { get; init; } = [];
}

/// <summary>A customer's admin page.</summary>
public sealed record AdminCustomerPage(CustomerModel Customer, string Roles, string? Phone, DateTime CreatedOn, IReadOnlyList<OrderModel> Orders);

/// <summary>A schedule task.</summary>
public sealed record TaskRow(int Id, string Name, TimeSpan Every, bool Enabled, DateTime? LastEnd, DateTime? LastSuccess);

/// <summary>The page of plugins.</summary>
public sealed record PluginPage(string Name, string SystemName, string Version, string Description, string InstalledVersion, string? ConfigureUrl);

/// <summary>The first page.</summary>
public sealed record Dashboard(int Orders, int Unpaid, int Customers, int Errors);
