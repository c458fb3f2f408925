namespace Nop.Web.Framework.Controllers;

public enum FormValueRequirement
{
    Equal = 0,
    StartsWith = 1
}
