using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.Localization;

namespace Nop.Web.Framework.TagHelpers.Admin;

internal static class Confirmation
{
    // Asks before the button acts; with a form given, it then submits that one.
    public static async Task<IHtmlContent> ScriptAsync(ViewContext view, string buttonId, string formId, string text)
    {
        var question = await view.HttpContext.RequestServices.GetRequiredService<ILocalizationService>().GetResourceAsync("Admin.Common.AreYouSure");
        var then = formId == null ? string.Empty : $"e.preventDefault();document.getElementById({JsonSerializer.Serialize(formId)}).submit();";
        return new HtmlString(
            $"<script>document.getElementById({JsonSerializer.Serialize(buttonId)})?.addEventListener('click',function(e){{" +
            $"if(!confirm({JsonSerializer.Serialize($"{question} {text}".Trim())})){{e.preventDefault();return;}}{then}}});</script>");
    }
}
