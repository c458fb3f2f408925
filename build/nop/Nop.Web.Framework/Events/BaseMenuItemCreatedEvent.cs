using Nop.Web.Framework.Menu;

namespace Nop.Web.Framework.Events;

public abstract class BaseMenuItemCreatedEvent(IAdminMenu adminMenu)
{
    public virtual string GetMenuItemUrl(string controllerName, string actionName) => adminMenu.GetMenuItemUrl(controllerName, actionName);
}
