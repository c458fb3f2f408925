namespace Nop.Web.Framework.TagHelpers.Admin;

public class NopTabContextItem
{
    public string Title { get; set; }
    public string Content { get; set; }
    public bool IsDefault { get; set; }
}
