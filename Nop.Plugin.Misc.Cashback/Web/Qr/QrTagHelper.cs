using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>Draws a QR code: <c>&lt;cashback-qr code="…" label="…" /&gt;</c>. Dark on white whatever colours the page has, with its quiet zone.</summary>
[HtmlTargetElement("cashback-qr", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrTagHelper : TagHelper
{
    /// <summary>What to draw.</summary>
    public QrCode Code { get; set; } = null!;

    /// <summary>What it is, for who does not see it.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var side = Code.Size + 2 * QrCode.QuietZone;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("xmlns", "http://www.w3.org/2000/svg");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {side} {side}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.AppendHtml("<title>").Append(Label).AppendHtml("</title>");
        output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture, $"""<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path fill="#000" d="{Code.PathData()}"/>"""));
    }
}
