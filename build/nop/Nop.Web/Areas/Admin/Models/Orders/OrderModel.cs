using Nop.Services.Orders;
using Nop.Web.Framework.Models;

namespace Nop.Web.Areas.Admin.Models.Orders;

public record OrderModel : BaseNopEntityModel
{
    public string CustomOrderNumber { get; set; }
    public string StoreName { get; set; }
    public int CustomerId { get; set; }
    public string CustomerEmail { get; set; }
    public string OrderTotal { get; set; }
    public string OrderStatus { get; set; }
    public DateTime CreatedOn { get; set; }
    public CustomValues CustomValues { get; set; } = [];
}
