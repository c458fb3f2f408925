using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// In a shop: keeps vendors out whose vendor is no longer active.
public sealed class ValidateVendorAttribute : TypeFilterAttribute
{
    public ValidateVendorAttribute(bool ignore = false) : base(typeof(Filter)) => IgnoreFilter = ignore;

    public bool IgnoreFilter { get; }

    private sealed class Filter : IFilterMetadata;
}
