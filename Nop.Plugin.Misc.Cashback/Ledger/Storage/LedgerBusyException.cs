namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>The database did not answer within the time limit, or gave a reader up again and again. Nothing was written: the act may be tried again.</summary>
public sealed class LedgerBusyException(string message, Exception? inner = null) : Exception(message, inner);
