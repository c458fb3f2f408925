namespace Nop.Plugin.Misc.Cashback.Tests.Scenarios;

/// <summary>Where the samples lie beside the tests.</summary>
static class SampleFolder
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Scenarios");

    /// <summary>A sample's file.</summary>
    public static string File(string start) => Directory.GetFiles(Path, start + "*.json").Single();
}
