using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// In a shop: lets only the addresses in that the shop's settings name, where they name any.
public sealed class ValidateIpAddressAttribute : TypeFilterAttribute
{
    public ValidateIpAddressAttribute() : base(typeof(Filter))
    {
    }

    private sealed class Filter : IFilterMetadata;
}
