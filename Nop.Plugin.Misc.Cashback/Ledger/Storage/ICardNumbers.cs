namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Draws numbers for salon cards.</summary>
public interface ICardNumbers
{
    /// <summary>A number of 13 digits, the last one a check digit; that it is free, the caller finds out.</summary>
    string Next();
}
