namespace Nop.Plugin.Misc.Cashback.Platform.Codes;

/// <summary>Where codes that nobody may guess come from.</summary>
public interface ICodeSource
{
    /// <summary>Symbols of an alphabet, each as likely as any other and none to be foretold.</summary>
    string Next(string alphabet, int length);
}

/// <summary>The operating system's random numbers.</summary>
sealed class RandomCodeSource : ICodeSource
{
    public string Next(string alphabet, int length) => RandomNumberGenerator.GetString(alphabet, length);
}
