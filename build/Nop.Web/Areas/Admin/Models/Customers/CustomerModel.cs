using Nop.Web.Framework.Models;

namespace Nop.Web.Areas.Admin.Models.Customers;

public record CustomerModel : BaseNopEntityModel
{
    public string Username { get; set; }
    public string Email { get; set; }
    public string FirstName { get; set; }
    public string LastName { get; set; }
    public string FullName { get; set; }
}
