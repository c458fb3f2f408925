using System.Security.Cryptography;

namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>A key that signs seals.</summary>
/// <param name="Id">Tells it from others and nothing of the secret.</param>
/// <param name="Secret">At least 32 bytes.</param>
sealed record SealKey(string Id, byte[] Secret)
{
    const int IdBytes = 8;

    /// <summary>Least length of a secret, in bytes.</summary>
    public const int LeastBytes = 32;

    /// <summary>A key from its secret, whose hash gives the id.</summary>
    /// <exception cref="ArgumentException">It is too short.</exception>
    public static SealKey Of(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.Length >= LeastBytes
            ? new(Convert.ToHexStringLower(SHA256.HashData([.. "cashback seal key"u8, .. secret])[..IdBytes]), secret)
            : throw new ArgumentException($"A key for seals has at least {LeastBytes} bytes.", nameof(secret));
    }
}

/// <summary>The keys that sign seals. They are kept outside the database: who can write to it alone cannot sign.</summary>
interface ISealKeys
{
    /// <summary>The key that signs now; made on first use where none is given.</summary>
    /// <exception cref="InvalidOperationException">What is given is no key.</exception>
    SealKey Current();

    /// <summary>A key by its id, also one that signs no longer; null: it is not here.</summary>
    SealKey? Find(string id);
}

/// <summary>Keys from a variable of the environment, else from a file beside the shop's settings. The last one signs, those before it are for seals of their time.</summary>
/// <param name="file">The file: a key a line in Base64, made with a fresh key where there is neither file nor variable.</param>
sealed class SealKeys(string file) : ISealKeys
{
    /// <summary>The variable: keys in Base64, with commas between them.</summary>
    public const string Variable = "CASHBACK_SEAL_KEYS";

    static readonly char[] s_separators = [',', '\n', '\r', ' '];

    /// <inheritdoc/>
    public SealKey Current() => Given().LastOrDefault() ?? InFile().LastOrDefault() ?? Make();

    /// <inheritdoc/>
    public SealKey? Find(string id) => Given().Concat(InFile()).FirstOrDefault(key => key.Id == id);

    static IEnumerable<SealKey> Given() => Read(Environment.GetEnvironmentVariable(Variable) ?? "", Variable);

    IEnumerable<SealKey> InFile() => File.Exists(file) ? Read(File.ReadAllText(file), file) : [];

    // Who comes second finds the file of who came first.
    SealKey Make()
    {
        var key = SealKey.Of(RandomNumberGenerator.GetBytes(SealKey.LeastBytes));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var writer = new StreamWriter(file, options);
            writer.WriteLine(Convert.ToBase64String(key.Secret));
        }
        catch (IOException exception) when (File.Exists(file))
        {
            return InFile().LastOrDefault() ?? throw new InvalidOperationException($"{file} has no key for seals.", exception);
        }

        return key;
    }

    static List<SealKey> Read(string keys, string place)
    {
        try
        {
            return [.. keys.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(key => SealKey.Of(Convert.FromBase64String(key)))];
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"{place} is to hold keys of at least {SealKey.LeastBytes} bytes in Base64.", exception);
        }
    }
}
