using Nop.Core.Configuration;

namespace Nop.Core.Domain.Catalog;

public class CatalogSettings : ISettings
{
    public int DefaultCategoryPageSize { get; set; }
}
