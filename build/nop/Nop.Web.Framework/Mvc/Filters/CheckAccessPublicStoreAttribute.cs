using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// In a shop: decides to whom the public shop is shown; on an action, with ignore, it lets everybody in.
public sealed class CheckAccessPublicStoreAttribute : TypeFilterAttribute
{
    public CheckAccessPublicStoreAttribute(bool ignore = false) : base(typeof(Filter)) => IgnoreFilter = ignore;

    public bool IgnoreFilter { get; }

    private sealed class Filter : IFilterMetadata;
}
