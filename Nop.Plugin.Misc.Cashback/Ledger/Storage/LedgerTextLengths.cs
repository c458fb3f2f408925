namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Longest texts of the ledger's columns, in characters. The schema states them and the store checks them: PostgreSQL's citext does not.</summary>
static class LedgerTextLengths
{
    /// <summary>ISO 4217 code.</summary>
    public const int CurrencyCode = 3;

    /// <summary>Card number.</summary>
    public const int CardNumber = 20;

    /// <summary>SHA-256 in hex.</summary>
    public const int Hash = 64;

    /// <summary>Salt in hex.</summary>
    public const int Salt = 32;

    /// <summary>Id of a key in hex.</summary>
    public const int KeyId = 16;

    /// <summary>A hash, a colon and the ordinal of an entry in its act.</summary>
    public const int IdempotencyKey = 80;

    /// <summary>Reference and group of a hold.</summary>
    public const int HoldReference = 100;

    /// <summary>Reason or receipt number.</summary>
    public const int Reason = 1000;

    /// <summary>What a client reads of an adjustment.</summary>
    public const int ClientText = 200;

    /// <summary>Number of a till's receipt.</summary>
    public const int Receipt = 64;

    /// <summary>Name of a product or category.</summary>
    public const int LineName = 400;

    /// <summary>Reason of a return.</summary>
    public const int ReturnReason = 200;

    /// <summary>Two whole numbers and a stroke.</summary>
    public const int Fraction = 200;
}
