using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// In a shop: decides from whom a closed shop is kept; on an action, with ignore, it lets everybody in.
public sealed class CheckAccessClosedStoreAttribute : TypeFilterAttribute
{
    public CheckAccessClosedStoreAttribute(bool ignore = false) : base(typeof(Filter)) => IgnoreFilter = ignore;

    public bool IgnoreFilter { get; }

    private sealed class Filter : IFilterMetadata;
}
