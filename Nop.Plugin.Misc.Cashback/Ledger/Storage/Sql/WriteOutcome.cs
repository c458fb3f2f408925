namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>How a write ended.</summary>
enum WriteOutcome
{
    /// <summary>Committed.</summary>
    Written,

    /// <summary>A statement did not change the rows that it was to change, or the database gave the transaction up; nothing was written.</summary>
    Lost,

    /// <summary>A unique index refused a row; nothing was written.</summary>
    Duplicate,
}
