using Nop.Core.Configuration;

namespace Nop.Core.Domain;

public class StoreInformationSettings : ISettings
{
    public bool StoreClosed { get; set; }
}
