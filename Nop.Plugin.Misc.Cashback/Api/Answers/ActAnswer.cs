namespace Nop.Plugin.Misc.Cashback.Api.Answers;

/// <summary>A wallet's balance. Minor units.</summary>
/// <param name="Usable">What may be taken now.</param>
/// <param name="Pending">Earned and not usable yet.</param>
/// <param name="Reserved">Set aside by holds and vouchers.</param>
/// <param name="Debt">Owed: later cashback pays it off.</param>
/// <param name="Currency">ISO 4217.</param>
sealed record BalanceAnswer(long Usable, long Pending, long Reserved, long Debt, string Currency)
{
    /// <summary>A balance as it is.</summary>
    public static BalanceAnswer Of(WalletBalance balance, string currency) => new(balance.Usable, balance.Pending, balance.Reserved, balance.Debt, currency);

    /// <summary>A balance as an entry has left it.</summary>
    public static BalanceAnswer After(LedgerEntry entry, string currency) => new(Math.Max(0, entry.AvailableAfter), entry.PendingAfter, entry.ReservedAfter, -entry.DebtAfter, currency);
}

/// <summary>A hold that a till made. Minor units.</summary>
sealed record HoldAnswer(string Id, string State, long Amount, long Captured, long Released, string Currency, DateTime? ExpiresAt);

/// <summary>A voucher. Minor units.</summary>
/// <param name="CodeEnd">The end of its code, by which people tell it from others.</param>
/// <param name="State">open, used, released or lapsed.</param>
/// <param name="Amount">What it was made of.</param>
/// <param name="Left">What can be taken.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Branch">The one branch that may take it; null: every branch.</param>
/// <param name="ValidUntil">From when on it cannot be taken; null: no end.</param>
sealed record VoucherAnswer(string CodeEnd, string State, long Amount, long Left, string Currency, int? Branch, DateTime? ValidUntil);

/// <summary>Tells what an act has done. Minor units.</summary>
/// <param name="Kind">redemption, voucher_redemption, hold, capture or release.</param>
/// <param name="Amount">What was taken, set aside or given back by it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Branch">Where.</param>
/// <param name="At">When.</param>
sealed record ActAnswer(string Kind, long Amount, string Currency, int Branch, DateTime At)
{
    /// <summary>False: a dry run, and nothing was written.</summary>
    public bool Committed { get; init; } = true;

    /// <summary>The receipt had been taken before, under another idempotency key or at the counter, and nothing was taken now.</summary>
    public bool Repeated { get; init; }

    /// <summary>It is so old that the answer was made anew from the books: hold and voucher are as they stand now.</summary>
    public bool? Rebuilt { get; init; }

    /// <summary>The till's receipt number; null: it has none.</summary>
    public string? Receipt { get; init; }

    /// <summary>Where it can be asked for again; null: nowhere.</summary>
    public string? Location { get; init; }

    /// <summary>The hold that it made or changed; null: none.</summary>
    public HoldAnswer? Hold { get; init; }

    /// <summary>The voucher that it took from; null: none.</summary>
    public VoucherAnswer? Voucher { get; init; }

    /// <summary>The wallet's balance after it; null: of a voucher, whose bearer need not be its owner.</summary>
    public BalanceAnswer? Balance { get; init; }
}
