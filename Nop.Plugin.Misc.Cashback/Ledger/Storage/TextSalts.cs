namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Draws the salts of texts.</summary>
public interface ITextSalts
{
    /// <summary>32 hex digits that nobody can foresee.</summary>
    string Next();
}

/// <summary>Salts of 128 bits from the system's source of randomness.</summary>
sealed class RandomTextSalts : ITextSalts
{
    const int HexDigits = 32;

    public string Next() => RandomNumberGenerator.GetHexString(HexDigits, lowercase: true);
}
