using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace Cashback.Preview.Web.Setup;

/// <summary>Marks a widget zone in the page's source: whoever writes a widget sees where it can stand, and a test compares the places with nopCommerce's.</summary>
public sealed class ZoneMarkViewComponent : ViewComponent
{
    /// <summary>A comment with the zone's name.</summary>
    public IViewComponentResult Invoke(string widgetZone) => new HtmlContentViewComponentResult(new HtmlString($"<!-- widget zone {widgetZone} -->"));
}
