using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Nop.Web.Framework.Mvc.Filters;

// In a shop: the tab that was open is open again on the next page.
public sealed class SaveSelectedTabAttribute : TypeFilterAttribute
{
    public SaveSelectedTabAttribute(bool ignore = false, bool persistForTheNextRequest = true) : base(typeof(Filter))
    {
        IgnoreFilter = ignore;
        PersistForTheNextRequest = persistForTheNextRequest;
    }

    public bool IgnoreFilter { get; }
    public bool PersistForTheNextRequest { get; }

    private sealed class Filter : IFilterMetadata;
}
