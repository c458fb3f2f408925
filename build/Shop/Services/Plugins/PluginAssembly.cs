using System.Reflection;
using System.Text.Json;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Cashback;
using Nop.Services.Plugins;

namespace Cashback.Preview.Services;

/// <summary>The plugin as it lies in the program's folder: its code and its plugin.json.</summary>
public sealed class PluginAssembly
{
    /// <summary>Reads plugin.json beside the program.</summary>
    public PluginAssembly()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.json")));
        var root = json.RootElement;
        Descriptor = new PluginDescriptor
        {
            Group = root.GetProperty("Group").GetString(),
            FriendlyName = root.GetProperty("FriendlyName").GetString(),
            SystemName = root.GetProperty("SystemName").GetString(),
            Version = root.GetProperty("Version").GetString(),
            SupportedVersions = [.. root.GetProperty("SupportedVersions").EnumerateArray().Select(version => version.GetString())],
            Author = root.GetProperty("Author").GetString(),
            DisplayOrder = root.GetProperty("DisplayOrder").GetInt32(),
            AssemblyFileName = root.GetProperty("FileName").GetString(),
            Description = root.GetProperty("Description").GetString(),
            PluginType = TypesOf<IPlugin>().SingleOrDefault(),
        };
    }

    /// <summary>Its code.</summary>
    public Assembly Assembly { get; } = typeof(CashbackDefaults).Assembly;

    /// <summary>What registers its services and takes part in requests, in the order in which the shop runs it.</summary>
    public IEnumerable<INopStartup> Startups() => TypesOf<INopStartup>().Select(type => (INopStartup)Activator.CreateInstance(type)!).OrderBy(startup => startup.Order);

    /// <summary>What plugin.json says.</summary>
    public PluginDescriptor Descriptor { get; }

    /// <summary>Whether this shop has it installed.</summary>
    public bool IsInstalled { get => Descriptor.Installed; set => Descriptor.Installed = value; }

    /// <summary>Its concrete classes of a kind.</summary>
    public IEnumerable<Type> TypesOf<T>() => Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type));
}
