namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>An act on a wallet could not be done as the wallet's rows are. Nothing was written.</summary>
abstract class BookException(int walletId, string message, Exception? cause) : InvalidOperationException(message, cause)
{
    /// <summary>The wallet.</summary>
    public int WalletId { get; } = walletId;

    /// <summary>The act: who, where, when; null: it is not known.</summary>
    public PostingContext? Act { get; set; }
}

/// <summary>A row of the ledger is not as its newest entry left it: somebody changed it in the database. No act builds on it.</summary>
sealed class AlteredRowException(int walletId, string message, Exception? cause = null) : BookException(walletId, message, cause);

/// <summary>An act would break what must always be true of a wallet. Where <i>verify</i> finds the wallet as it must be, that is a fault of the plugin; else of who changed its rows.</summary>
sealed class ImpossibleBookException(int walletId, string message) : BookException(walletId, message, null);
