using Microsoft.AspNetCore.Html;

namespace Nop.Web.Framework.TagHelpers.Admin;

internal static class RequiredMark
{
    public static readonly IHtmlContent Html = new HtmlString("<span class=\"required\">*</span>");
}
