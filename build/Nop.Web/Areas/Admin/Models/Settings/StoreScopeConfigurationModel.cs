using Nop.Web.Areas.Admin.Models.Stores;
using Nop.Web.Framework.Models;

namespace Nop.Web.Areas.Admin.Models.Settings;

public record StoreScopeConfigurationModel : BaseNopModel
{
    public int StoreId { get; set; }
    public IList<StoreModel> Stores { get; set; } = [];

    public virtual StoreScopeConfigurationModel <Clone>$() => throw new NotSupportedException();
}
