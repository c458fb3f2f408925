namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Parts of a wallet that an act needs beside its row and its open lots.</summary>
public sealed record BookScope
{
    /// <summary>The order's account, its holds with their shares, and every lot that these name.</summary>
    public int? OrderId { get; init; }

    /// <summary>The hold of this reference, with its shares and their lots.</summary>
    public string? HoldReference { get; init; }

    /// <summary>Also every closed lot.</summary>
    public bool AllLots { get; init; }

    /// <summary>Open holds of this group, with their shares and their lots.</summary>
    public string? HoldGroup { get; init; }
}

/// <summary>What an entry moved between two wallets, or that one of them was merged.</summary>
/// <param name="Sequence">The entry.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="From">From where.</param>
/// <param name="To">To where.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="LotNumber">The lot in the wallet of the entry; 0: none, it is a debt or a note.</param>
public sealed record MovedPart(long Sequence, EntryKind Kind, LedgerAccount From, LedgerAccount To, long Amount, int LotNumber)
{
    /// <summary>The kinds of entries that tell of it.</summary>
    internal static IReadOnlyList<EntryKind> Kinds { get; } = [EntryKind.MoveOut, EntryKind.MoveIn, EntryKind.Merge, EntryKind.TakeOver, EntryKind.Unmerge, EntryKind.HandBack];
}

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>Written.</summary>
    Committed,

    /// <summary>Another writer was faster: load again and decide anew. Nothing was written.</summary>
    Conflict,

    /// <summary>An idempotency key or hold reference exists already: the act was done before. Nothing was written.</summary>
    Repeated,
}

/// <summary>Reads and writes the ledger's tables; the only place that does.</summary>
public interface IWalletStore
{
    /// <summary>Finds a wallet; null: it was never opened.</summary>
    Task<Wallet?> FindAsync(WalletKey key, CancellationToken cancellationToken);

    /// <summary>Finds a wallet, opening it if need be; two callers at once get the same one.</summary>
    Task<Wallet> OpenAsync(WalletKey key, DateTime nowUtc, CancellationToken cancellationToken);

    /// <summary>Loads a book in one round trip, the wallet's row first, so that a later change of anything in it shows as a conflict.</summary>
    /// <returns>Null: there is no such wallet.</returns>
    Task<WalletBook?> LoadAsync(int walletId, BookScope scope, CancellationToken cancellationToken);

    /// <summary>Finds a wallet and loads its book, in one round trip as well.</summary>
    /// <returns>Null: it was never opened.</returns>
    Task<WalletBook?> LoadAsync(WalletKey key, BookScope scope, CancellationToken cancellationToken);

    /// <summary>Commits a book in one transaction and one batch, together with the book that credit goes over to or comes from, on the condition that nobody else has since they were loaded.</summary>
    Task<CommitOutcome> TryCommitAsync(WalletBook book, CancellationToken cancellationToken);

    /// <summary>The entry of an act by its key (<see cref="HashChain.KeyOf"/> and ordinal 0 are applied here); null: not done yet.</summary>
    Task<LedgerEntry?> FindEntryAsync(string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>The end that an entry records of the first lot that it is about; null: none.</summary>
    Task<DateTime?> FindEndAsync(int walletId, long sequence, CancellationToken cancellationToken);

    /// <summary>Finds a hold of any wallet by its reference; null: none.</summary>
    Task<Hold?> FindHoldAsync(string reference, CancellationToken cancellationToken);

    /// <summary>The wallet in which an order was first posted; null: none yet. It stays the order's wallet also if customers or store scopes change.</summary>
    Task<int?> FindWalletOfOrderAsync(int orderId, CancellationToken cancellationToken);

    /// <summary>The number of the sale that an act names, drawn now if it has none; two callers at once get the same one.</summary>
    /// <param name="act">The act, as <see cref="HashChain.KeyOf"/> makes it of its key.</param>
    /// <param name="cancellationToken">Gives up before it is drawn.</param>
    Task<int> DrawSaleNumberAsync(string act, CancellationToken cancellationToken);

    /// <summary>The number of the sale that an act names; null: none was drawn.</summary>
    Task<int?> FindSaleNumberAsync(string act, CancellationToken cancellationToken);

    /// <summary>Finds what went over between a wallet and another, and what tells of merges of the two, in the order of the entries.</summary>
    /// <param name="walletId">The wallet whose entries are read.</param>
    /// <param name="otherId">The other one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<MovedPart>> MovesAsync(int walletId, int otherId, CancellationToken cancellationToken);

    /// <summary>Spent amounts of programmes, by id; those never charged are missing. Minor units.</summary>
    Task<IReadOnlyDictionary<int, long>> BudgetsAsync(IReadOnlyCollection<int> programmeIds, CancellationToken cancellationToken);

    /// <summary>Wallets with a lot that is due for activation at the instant, ascending by id.</summary>
    Task<IReadOnlyList<int>> WalletsToActivateAsync(DateTime nowUtc, int afterWalletId, int take, CancellationToken cancellationToken);

    /// <summary>Wallets with an available lot past its date at the instant, ascending by id.</summary>
    Task<IReadOnlyList<int>> WalletsToExpireAsync(DateTime nowUtc, int afterWalletId, int take, CancellationToken cancellationToken);

    /// <summary>Open holds of a purpose, ascending by row id; with instants given, only those made before the one and past their date at the other.</summary>
    Task<IReadOnlyList<Hold>> OpenHoldsAsync(HoldPurpose purpose, DateTime? madeBeforeUtc, DateTime? pastDateUtc, int afterId, int take, CancellationToken cancellationToken);

    /// <summary>All wallet ids in a range, ascending.</summary>
    Task<IReadOnlyList<int>> WalletIdsAsync(int afterWalletId, int take, CancellationToken cancellationToken);
}

/// <summary>The database did not answer within the time limit, or gave a reader up again and again. Nothing was written: the act may be tried again.</summary>
sealed class LedgerBusyException(string message, Exception? inner = null) : Exception(message, inner);
