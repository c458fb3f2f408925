namespace Nop.Plugin.Misc.Cashback.Api;

/// <summary>The versions of the API.</summary>
static class ApiVersion
{
    /// <summary>The newest, and so far the only one.</summary>
    public const string Current = "2026-12-01";

    /// <summary>Where the API is.</summary>
    public const string Path = "api/cashback/v1";

    /// <summary>Whether a till may ask in a version.</summary>
    public static bool IsKnown(string version) => version == Current;
}
