namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

/// <summary>What an error of the database means to a writer.</summary>
public enum LedgerFault
{
    /// <summary>Nothing that trying again would mend.</summary>
    Other,

    /// <summary>A unique index refused a row.</summary>
    Duplicate,

    /// <summary>The database gave this transaction up for another: a deadlock, a lock that was not to be had, a serialization failure, a condition not met.</summary>
    Race,

    /// <summary>The time limit of a command has passed.</summary>
    TimedOut,
}
