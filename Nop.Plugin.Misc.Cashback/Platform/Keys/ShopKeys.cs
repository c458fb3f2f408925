namespace Nop.Plugin.Misc.Cashback.Platform.Keys;

/// <summary>A secret of the shop that is not in its database: it signs seals and hides the codes of vouchers.</summary>
/// <param name="Id">Tells it from others and nothing of the secret.</param>
/// <param name="Secret">At least 32 bytes.</param>
sealed record ShopKey(string Id, byte[] Secret)
{
    const int IdBytes = 8;

    /// <summary>Least length of a secret, in bytes.</summary>
    public const int LeastBytes = 32;

    /// <summary>A key from its secret, whose hash gives the id.</summary>
    /// <exception cref="ArgumentException">It is too short.</exception>
    public static ShopKey Of(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.Length >= LeastBytes
            ? new(Convert.ToHexStringLower(SHA256.HashData([.. "cashback seal key"u8, .. secret])[..IdBytes]), secret)
            : throw new ArgumentException($"A key has at least {LeastBytes} bytes.", nameof(secret));
    }
}

/// <summary>The shop's keys. They are kept outside the database: who can write to it alone cannot sign a seal, and who has a copy of it alone cannot read a voucher's code.</summary>
interface IShopKeys
{
    /// <summary>The key of what is made now; made on first use where none is given.</summary>
    /// <exception cref="InvalidOperationException">What is given is no key.</exception>
    ShopKey Current();

    /// <summary>A key by its id, also one of earlier; null: it is not here.</summary>
    ShopKey? Find(string id) => All().FirstOrDefault(key => key.Id == id);

    /// <summary>Reads the text that was kept beside the keys with <see cref="Keep"/>; null: there is none.</summary>
    string? Kept() => null;

    /// <summary>Keeps a line of text beside the keys, outside the database, instead of the one before it; where nothing can be written there, nothing is kept.</summary>
    void Keep(string text)
    {
    }

    /// <summary>Forgets what was kept: what it told of is deleted for good.</summary>
    void Forget()
    {
    }

    /// <summary>All that are given, those of earlier too.</summary>
    /// <exception cref="InvalidOperationException">What is given is no key.</exception>
    IReadOnlyList<ShopKey> All();
}

/// <summary>Keys from a variable of the environment, else from a file beside the shop's settings. The last one is the key of now, those before it are for what was made in their time.</summary>
/// <param name="file">The file: a key a line in Base64, made with a fresh key where there is neither file nor variable.</param>
/// <param name="beside">The file for what is kept beside them; null: one beside that of the keys.</param>
sealed class ShopKeys(string file, string? beside = null) : IShopKeys
{
    /// <summary>The variable: keys in Base64, with commas between them.</summary>
    public const string Variable = "CASHBACK_SEAL_KEYS";

    static readonly char[] s_separators = [',', '\n', '\r', ' '];

    public ShopKey Current() => Given().LastOrDefault() ?? InFile().LastOrDefault() ?? Make();

    /// <inheritdoc cref="IShopKeys.Find"/>
    public ShopKey? Find(string id) => All().FirstOrDefault(key => key.Id == id);

    public IReadOnlyList<ShopKey> All() => [.. Given().Concat(InFile())];

    public string? Kept() => File.Exists(Beside) ? File.ReadAllText(Beside) : null;

    public void Keep(string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            // Whole or not at all: a server that dies in the middle must not look like somebody who cut the seals.
            File.WriteAllText($"{Beside}.new", text);
            File.Move($"{Beside}.new", Beside, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where the keys come from the environment the folder may be for reading alone.
        }
    }

    public void Forget() => File.Delete(Beside);

    string Beside => beside ?? $"{file}.last";

    static IEnumerable<ShopKey> Given() => Read(Environment.GetEnvironmentVariable(Variable) ?? "", Variable);

    IEnumerable<ShopKey> InFile() => File.Exists(file) ? Read(File.ReadAllText(file), file) : [];

    // Who comes second finds the file of who came first.
    ShopKey Make()
    {
        var key = ShopKey.Of(RandomNumberGenerator.GetBytes(ShopKey.LeastBytes));
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
            return InFile().LastOrDefault() ?? throw new InvalidOperationException($"{file} has no key.", exception);
        }

        return key;
    }

    static List<ShopKey> Read(string keys, string place)
    {
        try
        {
            return [.. keys.Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(key => ShopKey.Of(Convert.FromBase64String(key)))];
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"{place} is to hold keys of at least {ShopKey.LeastBytes} bytes in Base64.", exception);
        }
    }
}
