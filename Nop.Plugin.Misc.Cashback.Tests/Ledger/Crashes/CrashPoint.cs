namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>Where a host stops, to be killed there.</summary>
public enum CrashPoint
{
    /// <summary>An act's one batch is with the server, which is in the middle of it.</summary>
    InOneBatch,

    /// <summary>BEGIN and the act's statements are with the server; COMMIT has not been sent.</summary>
    BeforeCommit,

    /// <summary>A checkout has held credit; its order is not saved.</summary>
    Held,

    /// <summary>The order's row is saved; the hold is not captured.</summary>
    OrderSaved,

    /// <summary>The hold is captured; nothing of what follows has been done.</summary>
    Captured,
}
