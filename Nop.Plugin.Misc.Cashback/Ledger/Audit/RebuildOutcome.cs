namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>How a rebuild ended.</summary>
public enum RebuildOutcome
{
    /// <summary>Everything was as the entries say; nothing was written.</summary>
    NothingToDo,

    /// <summary>What differed was written anew.</summary>
    Rebuilt,

    /// <summary>The entries themselves are damaged, or a row is missing whose dates they do not tell: restore from a backup. Nothing was written.</summary>
    NotPossible,

    /// <summary>There is no such wallet.</summary>
    UnknownWallet,

    /// <summary>Other writers were faster each time. Nothing was written.</summary>
    Busy,
}
