using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;

/// <summary>Files that a checker is made of. They travel inside the plugin's assembly, so that no file of a checker can be exchanged on the server's disk.</summary>
static class CheckerParts
{
    /// <summary>Scripts in the order in which they run.</summary>
    public static IReadOnlyList<string> Scripts => ["jsQR.js", "cashback-scan.js", "cashback-receipt.js", "token.js", "journal.js", "checker.js"];

    /// <summary>A file as text, its lines ended as browsers end them: what is hashed here must be what they hash.</summary>
    /// <param name="name">Its name.</param>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Checker.{name}") ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
