namespace Nop.Web.Framework.Models;

public record BaseNopEntityModel : BaseNopModel
{
    public virtual int Id { get; set; }

    public virtual BaseNopEntityModel <Clone>$() => throw new NotSupportedException();
}
