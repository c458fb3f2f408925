using Cashback.Preview.Web.Areas.Admin.Models;
using Microsoft.AspNetCore.Mvc;
using Nop.Core.Domain.Logging;
using Nop.Services.Helpers;
using Nop.Services.Logging;
using Nop.Services.Messages;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Who did what.</summary>
public sealed class ActivityLogController(IRepository<ActivityLog> log, ICustomerActivityService activity, ICustomerService customers, IDateTimeHelper dates) : BaseAdminController
{
    /// <summary>Newest first.</summary>
    [HttpGet, CheckPermission(StandardPermission.Customers.ACTIVITY_LOG_VIEW)]
    public async Task<IActionResult> List(int page = 0)
    {
        var types = (await activity.GetAllActivityTypesAsync()).ToDictionary(type => type.Id, type => type.Name);
        var found = await log.GetAllPagedAsync(lines => lines.OrderByDescending(line => line.Id), page, Lists.Length);
        var rows = new List<PlainList.Row>();
        foreach (var line in found)
        {
            rows.Add(new(null, [await Lists.TimeAsync(dates, line.CreatedOnUtc), (await customers.GetCustomerByIdAsync(line.CustomerId))?.Email ?? "",
                types.GetValueOrDefault(line.ActivityLogTypeId, ""), line.Comment]));
        }

        return View("PlainList", new PlainList("Activity log", ["When", "Who", "What", "Comment"], rows, page, found.TotalPages));
    }
}

/// <summary>What went wrong.</summary>
public sealed class LogController(IRepository<Log> log, IDateTimeHelper dates) : BaseAdminController
{
    /// <summary>Newest first.</summary>
    [HttpGet, CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> List(int page = 0)
    {
        var found = await log.GetAllPagedAsync(lines => lines.OrderByDescending(line => line.Id), page, Lists.Length);
        var rows = new List<PlainList.Row>();
        foreach (var line in found)
            rows.Add(new(null, [await Lists.TimeAsync(dates, line.CreatedOnUtc), line.LogLevel.ToString(), line.ShortMessage], line.FullMessage));
        return View("PlainList", new PlainList("Log", ["When", "Level", "Message"], rows, page, found.TotalPages));
    }
}

/// <summary>Messages that would be sent.</summary>
public sealed class QueuedEmailController(IQueuedEmailService emails, IDateTimeHelper dates) : BaseAdminController
{
    /// <summary>Newest first.</summary>
    [HttpGet, CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> List(int page = 0)
    {
        var found = await emails.SearchEmailsAsync("", "", null, null, false, false, int.MaxValue, loadNewest: true, page, Lists.Length);
        var rows = new List<PlainList.Row>();
        foreach (var email in found)
            rows.Add(new(null, [await Lists.TimeAsync(dates, email.CreatedOnUtc), email.To, email.Subject], email.Body));
        return View("PlainList", new PlainList("Message queue", ["When", "To", "Subject"], rows, page, found.TotalPages));
    }
}

static class Lists
{
    public const int Length = 25;

    public static async Task<string> TimeAsync(IDateTimeHelper dates, DateTime utc) =>
        (await dates.ConvertToUserTimeAsync(utc, DateTimeKind.Utc)).ToString("g", CultureInfo.CurrentCulture);
}
