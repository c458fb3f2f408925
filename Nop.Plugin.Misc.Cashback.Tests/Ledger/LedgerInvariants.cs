namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>What is always true of a ledger, computed from its rows by means of its own: an oracle beside the plugin's verify.</summary>
public static class LedgerInvariants
{
    public static IEnumerable<string> Violations(LedgerRows rows) => rows.Wallets.SelectMany(wallet => Violations(rows, wallet));

    static IEnumerable<string> Violations(LedgerRows rows, Wallet wallet)
    {
        var entries = rows.Entries.Where(row => row.WalletId == wallet.Id).OrderBy(row => row.Sequence).ToList();
        var movements = rows.Movements.Where(row => row.WalletId == wallet.Id).ToList();
        var lots = rows.Lots.Where(row => row.WalletId == wallet.Id).ToList();
        var holds = rows.Holds.Where(row => row.WalletId == wallet.Id).ToList();
        var shares = rows.HoldLots.Where(row => row.WalletId == wallet.Id).ToList();
        var orders = rows.Orders.Where(row => row.WalletId == wallet.Id).ToList();

        var balance = Enum.GetValues<LedgerAccount>().ToDictionary(account => account, _ => 0L);
        var previous = entries.Count > 0 && entries[0].HashFormat == HashFormat.Second ? HashChain.RootOf(wallet, HashChain.Genesis) : HashChain.Genesis;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            balance[entry.From] -= entry.Amount;
            balance[entry.To] += entry.Amount;
            if (entry.Sequence != i + 1 || entry.Amount < (entry.From == entry.To ? 0 : 1))
                yield return $"entry {entry.Sequence}: place or amount";
            if (balance[LedgerAccount.Pending] != entry.PendingAfter || balance[LedgerAccount.Available] != entry.AvailableAfter
                || balance[LedgerAccount.Reserved] != entry.ReservedAfter || balance[LedgerAccount.Debt] != entry.DebtAfter)
                yield return $"entry {entry.Sequence}: balances after it";
            if (entry is { PendingAfter: < 0 } or { AvailableAfter: < 0 } or { ReservedAfter: < 0 } or { DebtAfter: > 0 })
                yield return $"entry {entry.Sequence}: sign of a balance";
            if (entry.PreviousHash != previous || entry.Hash != HashChain.HashOf(entry, movements.Where(row => row.Sequence == entry.Sequence).OrderBy(row => row.Ordinal)))
                yield return $"entry {entry.Sequence}: hash";
            previous = entry.Hash;
        }

        if (balance.Values.Sum() != 0)
            yield return "accounts with the house do not sum to zero";
        if (wallet.Sequence != entries.Count || wallet.LastHash != (entries.Count == 0 ? HashChain.Genesis : previous))
            yield return "end of the chain";
        if (wallet.Pending != balance[LedgerAccount.Pending] || wallet.Available != balance[LedgerAccount.Available]
            || wallet.Reserved != balance[LedgerAccount.Reserved] || wallet.Debt != balance[LedgerAccount.Debt])
            yield return "balances of the wallet";
        if (wallet.Pending != lots.Sum(lot => lot.Pending) || wallet.Available != lots.Sum(lot => lot.Available) || wallet.Reserved != lots.Sum(lot => lot.Reserved))
            yield return "sums of the lots";
        if (wallet.Reserved != holds.Sum(hold => hold.Left))
            yield return "sum of open holds";

        foreach (var lot in lots)
        {
            var own = movements.Where(row => row.LotNumber == lot.Number).ToList();
            if (lot.Pending != own.Sum(row => row.Pending) || lot.Available != own.Sum(row => row.Available) || lot.Reserved != own.Sum(row => row.Reserved))
                yield return $"lot {lot.Number}: movements";
            if (lot.Pending < 0 || lot.Available < 0 || lot.Reserved < 0 || lot.Open != (lot.Pending + lot.Available + lot.Reserved > 0))
                yield return $"lot {lot.Number}: parts";
            if (lot.Reserved != shares.Where(share => share.LotNumber == lot.Number).Sum(share => share.Held))
                yield return $"lot {lot.Number}: held";
        }

        foreach (var hold in holds)
        {
            var own = shares.Where(share => share.HoldNumber == hold.Number).ToList();
            if (hold.Captured != own.Sum(share => share.Captured) || hold.Restored != own.Sum(share => share.Restored) || hold.Left != own.Sum(share => share.Held))
                yield return $"hold {hold.Number}: shares";
            if (hold.Captured + hold.Released > hold.Amount || hold.Restored > hold.Captured || hold.Left == 0 && hold.State == HoldState.Open)
                yield return $"hold {hold.Number}: amounts";
        }

        foreach (var order in orders)
        {
            var clawed = entries.Where(entry => entry.OrderId == order.OrderId).Sum(entry => entry.Kind switch
            {
                EntryKind.ClawBack => entry.Amount,
                EntryKind.Reinstate => -entry.Amount,
                _ => 0,
            });
            if (order.Taken != clawed || order.Taken > order.Earned || order.Taken < 0)
                yield return $"order {order.OrderId}: taken back";
        }
    }
}
