using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Customer;

public record CustomerNavigationModel : BaseNopModel
{
    public IList<CustomerNavigationItemModel> CustomerNavigationItems { get; set; } = [];
    public int SelectedTab { get; set; }

    public virtual CustomerNavigationModel <Clone>$() => throw new NotSupportedException();
}
