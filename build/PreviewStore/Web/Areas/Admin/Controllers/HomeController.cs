using Cashback.Preview.Web.Areas.Admin.Models;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Logging;
using Nop.Core.Domain.Payments;
using Nop.Web.Areas.Admin.Controllers;
using LogLevel = Nop.Core.Domain.Logging.LogLevel;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>The first page of the admin area.</summary>
public sealed class HomeController(IRepository<Order> orders, IRepository<Log> log, ICustomerService customers) : BaseAdminController
{
    /// <summary>A few numbers to begin with.</summary>
    public async Task<IActionResult> Index()
    {
        var registered = await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName);
        return View(new Dashboard(
            await orders.Table.Where(order => !order.Deleted).CountAsync(),
            await orders.Table.Where(order => !order.Deleted && order.OrderStatusId != (int)OrderStatus.Cancelled && order.PaymentStatusId == (int)PaymentStatus.Pending).CountAsync(),
            (await customers.GetAllCustomersAsync(customerRoleIds: [registered.Id], pageSize: 1)).TotalCount,
            await log.Table.Where(line => line.LogLevelId >= (int)LogLevel.Error).CountAsync()));
    }
}
