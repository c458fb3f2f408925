using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Controllers;

namespace Nop.Web.Controllers;

public abstract class BasePublicController : BaseController
{
    protected virtual IActionResult InvokeHttp404() => NotFound();
}
