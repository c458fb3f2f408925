using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// In a shop: tells which field must not be empty.
public sealed class NotNullValidationMessageAttribute : TypeFilterAttribute
{
    public NotNullValidationMessageAttribute() : base(typeof(Filter))
    {
    }

    private sealed class Filter : IFilterMetadata;
}
