using Nop.Web.Framework.Menu;

namespace Nop.Web.Framework.Events;

public class AdminMenuCreatedEvent(IAdminMenu adminMenu, AdminMenuItem rootMenuItem) : BaseMenuItemCreatedEvent(adminMenu)
{
    public AdminMenuItem RootMenuItem { get; set; } = rootMenuItem;
}
