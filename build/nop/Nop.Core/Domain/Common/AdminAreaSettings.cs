using Nop.Core.Configuration;

namespace Nop.Core.Domain.Common;

public class AdminAreaSettings : ISettings
{
    public int DefaultGridPageSize { get; set; } = 15;
    public string GridPageSizes { get; set; } = "7, 15, 20, 50, 100";
}
