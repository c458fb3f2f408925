using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Web.Framework.Controllers;

[PublishModelEvents]
public abstract class BaseController : Controller
{
    protected virtual IActionResult AccessDeniedView() => RedirectToAction("AccessDenied", "Security", new { pageUrl = Request.Path + Request.QueryString });

    protected JsonResult ErrorJson(string error) => Json(new { error });

    protected JsonResult ErrorJson(object errors) => Json(new { error = errors });

    protected virtual async Task<string> RenderViewComponentToStringAsync(Type componentType, object arguments = null)
    {
        await using var text = new StringWriter();
        var view = ViewContextFor(NullView.Instance, text);
        var helper = HttpContext.RequestServices.GetRequiredService<IViewComponentHelper>();
        ((IViewContextAware)helper).Contextualize(view);
        (await helper.InvokeAsync(componentType, arguments)).WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return text.ToString();
    }

    protected virtual async Task<string> RenderPartialViewToStringAsync(string viewName, object model)
    {
        ViewData.Model = model;
        var engine = HttpContext.RequestServices.GetRequiredService<ICompositeViewEngine>();
        var found = engine.FindView(ControllerContext, viewName, isMainPage: false);
        if (!found.Success)
            found = engine.GetView(null, viewName, isMainPage: false);
        found.EnsureSuccessful(found.SearchedLocations);

        await using var text = new StringWriter();
        await found.View.RenderAsync(ViewContextFor(found.View, text));
        return text.ToString();
    }

    private ViewContext ViewContextFor(IView view, TextWriter writer) => new(ControllerContext, view, ViewData, TempData, writer, new HtmlHelperOptions());
}
