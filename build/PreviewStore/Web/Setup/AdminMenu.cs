using Nop.Core.Events;
using Nop.Services.Security;
using Nop.Web.Framework;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Menu;

namespace Cashback.Preview.Web.Setup;

/// <summary>The side menu of the admin area, with what plugins add to it; items without permission are left out.</summary>
public sealed class AdminMenu(IEventPublisher events, IPermissionService permissions, LinkGenerator links) : IAdminMenu
{
    AdminMenuItem? _root;

    /// <inheritdoc/>
    public string GetMenuItemUrl(string controllerName, string actionName) =>
        links.GetPathByAction(actionName, controllerName, new { area = AreaNames.ADMIN }) ?? "";

    /// <inheritdoc/>
    public async Task<AdminMenuItem> GetRootNodeAsync(bool showHidden = false)
    {
        if (_root is not null)
            return _root;
        var root = new AdminMenuItem
        {
            SystemName = "Home",
            ChildNodes =
            [
                Item("Dashboard", "Dashboard", "Home", "Index"),
                Group("Sales", "Sales", Item("Orders", "Orders", "Order", "List", StandardPermission.Orders.ORDERS_VIEW)),
                Group("Customers", "Customers",
                    Item("Customers list", "Customers", "Customer", "List", StandardPermission.Customers.CUSTOMERS_VIEW),
                    Item("Activity Log", "Activity log", "ActivityLog", "List", StandardPermission.Customers.ACTIVITY_LOG_VIEW)),
                Group("Promotions", "Promotions"),
                Group("Configuration", "Configuration", Item("Local plugins", "Plugins", "Plugin", "List", StandardPermission.Configuration.MANAGE_PLUGINS)),
                Group("System", "System",
                    Item("Schedule tasks", "Schedule tasks", "ScheduleTask", "List", StandardPermission.Configuration.MANAGE_SETTINGS),
                    Item("Message queue", "Message queue", "QueuedEmail", "List", StandardPermission.Configuration.MANAGE_SETTINGS),
                    Item("Log", "Log", "Log", "List", StandardPermission.Configuration.MANAGE_SETTINGS),
                    Item("Clock", "Clock", "Clock", "Index", StandardPermission.Configuration.MANAGE_SETTINGS)),
            ],
        };
        await events.PublishAsync(new AdminMenuCreatedEvent(this, root));
        if (!showHidden)
            await HideAsync(root);
        return _root = root;
    }

    async Task HideAsync(AdminMenuItem item)
    {
        for (var i = item.ChildNodes.Count - 1; i >= 0; i--)
        {
            var child = item.ChildNodes[i];
            var wasGroup = string.IsNullOrEmpty(child.Url);
            await HideAsync(child);
            if (!child.Visible || !await IsAllowedAsync(child) || (wasGroup && child.ChildNodes.Count == 0))
                item.ChildNodes.RemoveAt(i);
        }
    }

    // As the shop does it: a group is there for who may see any of it, a page for who has all that it names.
    async Task<bool> IsAllowedAsync(AdminMenuItem item)
    {
        if (item.PermissionNames.Count == 0)
            return true;
        var isGroup = item.ChildNodes.Count > 0;
        foreach (var name in item.PermissionNames)
        {
            if (await permissions.AuthorizeAsync(name) == isGroup)
                return isGroup;
        }

        return !isGroup;
    }

    AdminMenuItem Item(string systemName, string title, string controller, string action, params string[] names) => new()
    {
        SystemName = systemName,
        Title = title,
        Url = GetMenuItemUrl(controller, action),
        PermissionNames = [.. names],
    };

    static AdminMenuItem Group(string systemName, string title, params AdminMenuItem[] children) =>
        new() { SystemName = systemName, Title = title, ChildNodes = [.. children] };
}
