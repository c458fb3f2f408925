namespace Nop.Web.Framework.Models.Cms;

public record RenderWidgetModel : BaseNopModel
{
    public Type WidgetViewComponent { get; set; }
    public object WidgetViewComponentArguments { get; set; }

    public virtual RenderWidgetModel <Clone>$() => throw new NotSupportedException();
}
