using Cashback.Preview.Web.Areas.Admin.Models;
using Cashback.Preview.Web.Factories;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Helpers;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Areas.Admin.Models.Customers;
using Nop.Web.Areas.Admin.Models.Orders;
using Nop.Web.Framework.Mvc.Filters;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Customers.</summary>
public sealed class CustomerController(ICustomerService customers, IOrderService orders, OrderModels models, IDateTimeHelper dates) : BaseAdminController
{
    const int Length = 25;
    const int Newest = 10;

    /// <summary>Those with an account, newest first.</summary>
    [HttpGet, CheckPermission(StandardPermission.Customers.CUSTOMERS_VIEW)]
    public async Task<IActionResult> List(int page = 0)
    {
        var registered = await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        var found = await customers.GetAllCustomersAsync(customerRoleIds: [registered.Id], pageIndex: page, pageSize: Length);
        var rows = new List<PlainList.Row>();
        foreach (var customer in found)
        {
            rows.Add(new(Url.Action(nameof(Edit), new { id = customer.Id }), [customer.Email, await customers.GetCustomerFullNameAsync(customer), await RolesAsync(customer),
                (await dates.ConvertToUserTimeAsync(customer.CreatedOnUtc, DateTimeKind.Utc)).ToString("d", CultureInfo.CurrentCulture)]));
        }

        return View("PlainList", new PlainList("Customers", ["E-mail", "Name", "Roles", "Since"], rows, page, found.TotalPages));
    }

    /// <summary>One of them.</summary>
    [HttpGet, CheckPermission(StandardPermission.Customers.CUSTOMERS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        if (await customers.GetCustomerByIdAsync(id) is not { Deleted: false } customer)
            return RedirectToAction(nameof(List));
        var newest = new List<OrderModel>();
        foreach (var order in await orders.SearchOrdersAsync(customerId: id, pageSize: Newest))
            newest.Add(await models.AdminAsync(order));
        var model = new CustomerModel
        {
            Id = customer.Id,
            Username = customer.Username,
            Email = customer.Email,
            FirstName = customer.FirstName,
            LastName = customer.LastName,
            FullName = await customers.GetCustomerFullNameAsync(customer),
        };
        return View(new AdminCustomerPage(model, await RolesAsync(customer), customer.Phone, await dates.ConvertToUserTimeAsync(customer.CreatedOnUtc, DateTimeKind.Utc), newest));
    }

    async Task<string> RolesAsync(Customer customer) => string.Join(", ", (await customers.GetCustomerRolesAsync(customer)).Select(role => role.Name));
}
