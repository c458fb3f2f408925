using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Cashback.Benchmarks.Ledger;

/// <summary>Appends through the plugin. Each writer has wallets of its own: what is measured is the way to the database, not their meeting.</summary>
sealed class StoreWriter(Bench bench, IReadOnlyList<BenchWallet> wallets)
{
    static readonly RandomTextSalts s_salts = new();

    readonly WalletBook?[] _books = new WalletBook?[wallets.Count];

    /// <summary>The commit alone: the book of the next one is made from the last.</summary>
    public async Task<bool> CommitAsync(int writer, int turn)
    {
        var index = IndexOf(writer, turn);
        var last = _books[index] ?? await LoadAsync(index);
        var book = _books[index] = new WalletBook(last.Wallet, last.Lots, [], [], null, s_salts);
        Post(book);
        return await bench.Store.TryCommitAsync(book, CancellationToken.None) == CommitOutcome.Committed;
    }

    /// <summary>Load, decide, commit, as every act does.</summary>
    public async Task<bool> AppendAsync(int writer, int turn)
    {
        var book = await LoadAsync(IndexOf(writer, turn));
        Post(book);
        return await bench.Store.TryCommitAsync(book, CancellationToken.None) == CommitOutcome.Committed;
    }

    /// <summary>An adjustment as staff make it: finds the wallet by its customer, loads, decides, commits.</summary>
    public async Task<bool> GrantAsync(int writer, int turn) =>
        (await bench.Ledger.AdjustAsync(wallets[IndexOf(writer, turn)].Key, -1, Bench.Context with { Reason = "bench" })).IsDone;

    static void Post(WalletBook book) =>
        book.Post(Bench.Context with { Reason = "bench" }, EntryKind.Adjust, LedgerAccount.Available, LedgerAccount.Programme, 1, [new(book.Lots[0], 1)]);

    async Task<WalletBook> LoadAsync(int index) => (await bench.Store.LoadAsync(wallets[index].Id, new BookScope(), CancellationToken.None))!;

    static int IndexOf(int writer, int turn) => writer * 16 + turn % 16;
}
