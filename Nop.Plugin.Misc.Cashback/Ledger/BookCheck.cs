namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What the newest entry says of its wallet: how far the chain goes, what the balances are after it, and whether it is open.</summary>
/// <param name="Sequence">Its sequence; 0: there is none yet.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="HashFormat">Format of that.</param>
/// <param name="Pending">Minor units, as the others.</param>
/// <param name="Available">After it.</param>
/// <param name="Reserved">After it.</param>
/// <param name="Debt">After it.</param>
/// <param name="State">State in which the entries leave the wallet.</param>
/// <param name="Root">What the first entry follows, which is made of whose the wallet is (<see cref="HashChain.RootOf"/>); null: that entry is of the first format, or missing, and does not tell.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
readonly record struct WalletEnd(long Sequence, string Hash, int HashFormat, long Pending, long Available, long Reserved, long Debt, WalletState State, string? Root = null)
{
    /// <summary>Of a wallet without entries.</summary>
    public static WalletEnd None { get; } = new(0, HashChain.Genesis, Ledger.HashFormat.First, 0, 0, 0, 0, WalletState.Open);

    /// <summary>What the wallet's own row says, but for whose it is.</summary>
    public static WalletEnd Of(Wallet wallet) => new(wallet.Sequence, wallet.LastHash, wallet.HashFormat, wallet.Pending, wallet.Available, wallet.Reserved, wallet.Debt, wallet.State);

    /// <summary>Whether the wallet's row says the same, also of whose the wallet is where an entry tells that.</summary>
    public bool Fits(Wallet wallet) => this with { Root = null } == Of(wallet) && (Root is null || Root == HashChain.RootOf(wallet, HashChain.Genesis));
}

/// <summary>Holds the rows that an act has loaded against each other and against the newest entries: who changed one of them in the database is found out before anything is built on it.</summary>
/// <remarks>
/// It asks the database for nothing that the act does not load. So it does not see what only the whole history tells, credit that was moved from one lot to another among it; that is for <i>verify</i>.
/// </remarks>
static class BookCheck
{
    /// <summary>Finds the rows that no act has left as they are: the wallet, where its balances, whose it is or its lots are, holds, the account of the order.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="end">What its newest entry says.</param>
    /// <param name="lots">All open lots, and whatever closed ones were loaded.</param>
    /// <param name="holds">The holds that were loaded.</param>
    /// <param name="shares">All of their shares in lots.</param>
    /// <param name="digestOf">How its newest entry left a hold; null: none tells.</param>
    /// <param name="order">The account of the order; null: none was loaded.</param>
    /// <param name="orderDigest">How its newest entry left it; null: none tells.</param>
    public static IEnumerable<object> AlteredOf(
        Wallet wallet, WalletEnd end, IReadOnlyCollection<Lot> lots, IEnumerable<Hold> holds, IEnumerable<HoldLot> shares, Func<Hold, string?> digestOf, OrderAccount? order, string? orderDigest)
    {
        if (!end.Fits(wallet) || !Fit(wallet, lots))
            yield return wallet;

        var sharesOf = shares.ToLookup(share => share.HoldNumber);
        foreach (var hold in holds)
        {
            if (digestOf(hold) is { } digest && digest != RowDigest.Of(hold) || !Fit(hold, [.. sharesOf[hold.Number]]))
                yield return hold;
        }

        if (order is not null && orderDigest is not null && orderDigest != RowDigest.Of(order))
            yield return order;
    }

    // Whatever number somebody wrote, its sum is one.
    static bool Fit(Wallet wallet, IReadOnlyCollection<Lot> lots) =>
        Sum(lots, lot => lot.Pending) == wallet.Pending && Sum(lots, lot => lot.Available) == wallet.Available && Sum(lots, lot => lot.Reserved) == wallet.Reserved
        && lots.All(lot => lot is { Pending: >= 0, Available: >= 0, Reserved: >= 0 } && lot.Open == (lot.Pending > 0 || lot.Available > 0 || lot.Reserved > 0));

    static bool Fit(Hold hold, IReadOnlyCollection<HoldLot> shares) =>
        Sum(shares, share => share.Held) == hold.Left && Sum(shares, share => share.Captured) == hold.Captured && Sum(shares, share => share.Restored) == hold.Restored
        && shares.All(share => share is { Held: >= 0, Captured: >= 0, Restored: >= 0 });

    static Int128 Sum<T>(IEnumerable<T> rows, Func<T, long> part) => rows.Aggregate((Int128)0, (sum, row) => sum + part(row));
}
