namespace Nop.Web.Framework.Menu;

public interface IAdminMenu;
