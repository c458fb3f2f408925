namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The form that entries of each kind must have: the accounts between which they move credit, and whether they name an order or a hold (docs/ledger.md). The ledger writes no entry of another form.</summary>
static class EntryShape
{
    /// <summary>Whether an entry has the form of its kind.</summary>
    public static bool Fits(LedgerEntry entry) => (entry.Kind, entry.From, entry.To) switch
    {
        (EntryKind.Earn or EntryKind.Reinstate, LedgerAccount.Programme, LedgerAccount.Pending) => entry.OrderId is not null,
        (EntryKind.Activate, LedgerAccount.Pending, LedgerAccount.Available) => true,
        (EntryKind.Schedule, LedgerAccount.Pending, LedgerAccount.Pending) => entry.OrderId is not null,
        (EntryKind.Bonus or EntryKind.Opening or EntryKind.Adjust, LedgerAccount.Programme, LedgerAccount.Available) => true,
        (EntryKind.Refund, LedgerAccount.Programme, LedgerAccount.Available) => entry.OrderId is not null,
        (EntryKind.Adjust, LedgerAccount.Available, LedgerAccount.Programme) => true,
        (EntryKind.Hold, LedgerAccount.Available, LedgerAccount.Reserved) => entry.HoldNumber is not null,
        (EntryKind.Release, LedgerAccount.Reserved, LedgerAccount.Available) => entry.HoldNumber is not null,
        (EntryKind.Capture, LedgerAccount.Reserved or LedgerAccount.Debt, LedgerAccount.Redeemed) => entry.HoldNumber is not null,
        (EntryKind.Restore, LedgerAccount.Redeemed, LedgerAccount.Available or LedgerAccount.Debt or LedgerAccount.Reserved) => entry.HoldNumber is not null || entry.OrderId is not null,
        (EntryKind.Edit or EntryKind.Recount, LedgerAccount.Redeemed, LedgerAccount.Redeemed) => entry.OrderId is not null && entry.HoldNumber is not null,
        (EntryKind.ClawBack, LedgerAccount.Pending or LedgerAccount.Available or LedgerAccount.Debt, LedgerAccount.Programme) => entry.OrderId is not null,
        (EntryKind.Waive or EntryKind.Reprice or EntryKind.Note, LedgerAccount.Programme, LedgerAccount.Programme) => entry.OrderId is not null,
        (EntryKind.DebtNet, LedgerAccount.Available, LedgerAccount.Debt) => true,
        (EntryKind.Expire, LedgerAccount.Available, LedgerAccount.Expired) => true,
        (EntryKind.Extend, LedgerAccount.Available, LedgerAccount.Available) => entry.OrderId is null && entry.HoldNumber is null,
        (EntryKind.Freeze or EntryKind.Unfreeze or EntryKind.Close or EntryKind.Reopen, LedgerAccount.Available, LedgerAccount.Available) => entry is { Amount: 0, OrderId: null, HoldNumber: null },
        (EntryKind.PayOut, LedgerAccount.Available, LedgerAccount.Programme) => entry.OrderId is null && entry.HoldNumber is null,
        (EntryKind.MoveOut, LedgerAccount.Pending or LedgerAccount.Available, LedgerAccount.Moved) or (EntryKind.MoveOut, LedgerAccount.Moved, LedgerAccount.Debt) => IsBetweenWallets(entry),
        (EntryKind.MoveIn, LedgerAccount.Moved, LedgerAccount.Pending or LedgerAccount.Available) or (EntryKind.MoveIn, LedgerAccount.Debt, LedgerAccount.Moved) => IsBetweenWallets(entry),
        (EntryKind.Merge or EntryKind.TakeOver or EntryKind.Unmerge or EntryKind.HandBack, LedgerAccount.Available, LedgerAccount.Available) => entry.OrderId is null && IsBetweenWallets(entry),
        (EntryKind.Forfeit, LedgerAccount.Pending or LedgerAccount.Available, LedgerAccount.Expired) => true,
        _ => false,
    };

    static bool IsBetweenWallets(LedgerEntry entry) => entry.HoldNumber is null && entry.BatchId is { } other && other != entry.WalletId;
}
