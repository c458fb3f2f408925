namespace Nop.Services.Plugins;

public class PluginDescriptorBaseInfo : IComparable<PluginDescriptorBaseInfo>
{
    public virtual string SystemName { get; set; }
    public virtual string Version { get; set; }
}
