namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What an act with a key asks for, to be held against what the ledger has stored under that key. Amounts in minor units.</summary>
/// <param name="Kind">Kind of the act's first entry.</param>
/// <param name="WalletId">The wallet; null: it was never opened.</param>
/// <param name="Amount">Signed as asked; null: whatever it comes to.</param>
readonly record struct RepeatedAct(EntryKind Kind, int? WalletId, long? Amount)
{
    /// <summary>The hold, by its number in the wallet; null: none.</summary>
    public int? HoldNumber { get; init; }

    /// <summary>What a person gave as the reason; null: not a part of what is asked.</summary>
    public string? Reason { get; init; }

    /// <summary>The answer to an act whose key has been used: that of the first time where the content is the same, and otherwise a refusal that tells of it.</summary>
    /// <param name="first">The first entry under the key.</param>
    public LedgerResult<long> AnswerOf(LedgerEntry first)
    {
        var amount = first is { Kind: EntryKind.Adjust, From: LedgerAccount.Available } ? -first.Amount : first.Amount;
        var same = first.Kind == Kind && first.WalletId == WalletId && first.HoldNumber == HoldNumber
            && (Amount is null || amount == Amount) && (Reason is null || first.Reason == Reason);
        return new(same ? LedgerOutcome.Done : LedgerOutcome.KeyUsed, amount, Repeated: same) { First = first };
    }

    /// <summary>The answer to a hold whose reference has been used.</summary>
    /// <param name="first">The hold that has the reference.</param>
    /// <param name="walletId">The wallet that is asked; null: it was never opened.</param>
    /// <param name="asked">What is asked. Its end is no part of it: that moves with the clock.</param>
    public static LedgerResult<Hold> AnswerOf(Hold first, int? walletId, HoldRequest asked)
    {
        var same = (first.WalletId, first.Purpose, first.Amount, first.BranchId, first.GroupKey) == (walletId, asked.Purpose, asked.Amount, asked.BranchId, asked.GroupKey);
        return new(same ? LedgerOutcome.Done : LedgerOutcome.KeyUsed, first, Repeated: same);
    }
}
