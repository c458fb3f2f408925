using Cashback.Preview.Web.Areas.Admin.Models;
using Microsoft.AspNetCore.Mvc;
using Nop.Services.Helpers;
using Nop.Services.Messages;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;
using Nop.Web.Areas.Admin.Controllers;
using Nop.Web.Framework.Mvc.Filters;

namespace Cashback.Preview.Web.Areas.Admin.Controllers;

/// <summary>Schedule tasks, to run at once.</summary>
public sealed class ScheduleTaskController(IScheduleTaskService tasks, IServiceScopeFactory scopes, IDateTimeHelper dates, INotificationService notifications) : BaseAdminController
{
    /// <summary>All of them.</summary>
    [HttpGet, CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> List()
    {
        var rows = new List<TaskRow>();
        foreach (var task in (await tasks.GetAllTasksAsync(true)).OrderBy(task => task.Id))
            rows.Add(new(task.Id, task.Name, TimeSpan.FromSeconds(task.Seconds), task.Enabled, await ShownAsync(task.LastEndUtc), await ShownAsync(task.LastSuccessUtc)));
        return View(rows);
    }

    /// <summary>Runs one of them, or all one after the other.</summary>
    [HttpPost, CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> RunNow(int id, string? returnUrl)
    {
        foreach (var task in (await tasks.GetAllTasksAsync(true)).Where(task => id == 0 || task.Id == id).OrderBy(task => task.Id))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ScheduleTaskRunner>().RunAsync(task);
            if (task.LastSuccessUtc >= task.LastStartUtc)
                notifications.SuccessNotification($"{task.Name}: done.");
            else
                notifications.ErrorNotification($"{task.Name}: failed, see the log.");
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : Url.Action(nameof(List))!);
    }

    async Task<DateTime?> ShownAsync(DateTime? utc) => utc is { } time ? await dates.ConvertToUserTimeAsync(time, DateTimeKind.Utc) : null;
}
