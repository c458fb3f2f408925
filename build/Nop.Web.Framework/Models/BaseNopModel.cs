namespace Nop.Web.Framework.Models;

public record BaseNopModel
{
    public BaseNopModel()
    {
        CustomProperties = [];
        PostInitialize();
    }

    public Dictionary<string, string> CustomProperties { get; set; }

    protected virtual void PostInitialize()
    {
    }
}
