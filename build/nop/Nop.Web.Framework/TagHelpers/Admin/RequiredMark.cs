using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Web.Framework.TagHelpers.Admin;

internal static class RequiredMark
{
    // The field and a star behind it, in one group.
    public static void Around(TagHelperOutput output)
    {
        output.PreElement.SetHtmlContent("<div class=\"input-group input-group-required\">");
        output.PostElement.SetHtmlContent("<div class=\"input-group-btn\"><span class=\"required\">*</span></div></div>");
    }
}
