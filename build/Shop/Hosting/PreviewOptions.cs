namespace Cashback.Preview.Hosting;

/// <summary>What a preview store is made with.</summary>
public sealed record PreviewOptions
{
    /// <summary>Where everything is kept.</summary>
    public required PreviewDatabase Database { get; init; }

    /// <summary>The time that all of it goes by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The primary currency of a new shop, ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>The zone of a new shop, IANA.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Languages of a new shop by culture; the first is that of visitors.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en-US"];

    /// <summary>Whether the plugin is installed in a new shop.</summary>
    public bool InstallPlugin { get; init; } = true;

    /// <summary>The database holds a shop with this very plugin installed: nothing is to be made, asked or brought up to date.</summary>
    public bool IsReady { get; init; }
}
