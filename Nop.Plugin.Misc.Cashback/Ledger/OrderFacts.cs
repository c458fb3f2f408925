namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Treatment of an amount that cannot be taken back because it was spent.</summary>
public enum ShortfallPolicy
{
    /// <summary>It becomes a debt that later earnings pay off.</summary>
    Debt = 1,

    /// <summary>It is waived.</summary>
    Clamp = 2,

    /// <summary>It becomes a debt, and a person decides what becomes of that.</summary>
    Ask = 3,
}

/// <summary>An order as it is now, in the ledger's terms. Amounts in minor units.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Paid">Money has been received, also if it was refunded since.</param>
/// <param name="Total">What it costs in money now, 0 or more.</param>
/// <param name="Refunded">Money refunded so far, 0 or more.</param>
/// <param name="Voided">Cancelled or deleted.</param>
/// <param name="CompletedOnUtc">Now complete and paid: since when, as far as it is known; null: it is not.</param>
/// <param name="Shortfall">What to do with what cannot be taken back.</param>
/// <param name="Lot">Dates of its lot from its completion and the frozen delays: (completed, delay days, how long it lasts) → activation, expiry.</param>
/// <param name="GraceExpiresOnUtc">End of a lot for credit that comes back after its date.</param>
public sealed record OrderFacts(int OrderId, bool Paid, long Total, long Refunded, bool Voided, DateTime? CompletedOnUtc,
    ShortfallPolicy Shortfall, Func<DateTime, int, Rules.ExpiryTerms?, LotDates> Lot, DateTime GraceExpiresOnUtc);

/// <summary>When a lot becomes usable and when it ends.</summary>
/// <param name="ActivatesOnUtc">Usable from.</param>
/// <param name="ExpiresOnUtc">Not usable from; null: never ends.</param>
public readonly record struct LotDates(DateTime ActivatesOnUtc, DateTime? ExpiresOnUtc);

/// <summary>An order's earning at first payment.</summary>
/// <param name="EarnExact">Minor units before rounding down.</param>
/// <param name="SpendBase">Earn base before the money share, minor units.</param>
/// <param name="Charges">Programme id → (spent before, added now), minor units.</param>
/// <param name="ActivationDelayDays">Days from complete to Available.</param>
/// <param name="Expiry">How long its credit lasts; null: for ever.</param>
/// <param name="TierId">The tier held; 0: none.</param>
/// <param name="Snapshot">The explanation, JSON.</param>
public sealed record FrozenEarning(Rules.Fraction EarnExact, Rules.Fraction SpendBase, IReadOnlyDictionary<int, (long Before, long Added)> Charges,
    int ActivationDelayDays, Rules.ExpiryTerms? Expiry, int TierId, string Snapshot)
{
    /// <summary>The highest balance of wallets; null: there is none.</summary>
    public BalanceLimit? Limit { get; init; }

    /// <summary>The explanation of what is left of it in the wallet; null: it stays as it is.</summary>
    public Func<EarningCut, string>? Explain { get; init; }

    /// <summary>
    /// What is earned in a wallet as it is in the transaction that posts it: nothing in one that is closed, and no more than goes into it. It is frozen so with the order: a later opening, and room
    /// that comes later, change nothing of it.
    /// </summary>
    internal FrozenEarning In(Wallet wallet)
    {
        var full = EarnExact.Floor();
        if (wallet.State == WalletState.Closed)
            return Cut(new(0, full, Limit: null));
        if (Limit is not { } limit || limit.RoomIn(wallet) is var room && room >= full)
            return this;

        return limit.WarnsOnly ? this with { Snapshot = Explain?.Invoke(new(full, full, limit)) ?? Snapshot } : Cut(new(room, full, limit));
    }

    FrozenEarning Cut(EarningCut cut) => this with
    {
        EarnExact = cut.Earned,
        // What is not given is not taken from a budget.
        Charges = Charges.Where(charge => cut.Earned > 0 && charge.Value.Added > 0).ToDictionary(charge => charge.Key, charge => (charge.Value.Before, (long)((Int128)charge.Value.Added * cut.Earned / cut.Full))),
        Snapshot = Explain?.Invoke(cut) ?? Snapshot,
    };
}

/// <summary>Charges of an order to programmes' budgets, as text: "programme:minor units", separated by blanks.</summary>
static class OrderCharges
{
    /// <summary>Writes charges in the order of the programmes' ids; empty where there are none.</summary>
    public static string Write(IEnumerable<(int ProgrammeId, long Amount)> charges) =>
        string.Join(' ', charges.OrderBy(charge => charge.ProgrammeId).Select(charge => string.Create(CultureInfo.InvariantCulture, $"{charge.ProgrammeId}:{charge.Amount}")));

    /// <summary>Reads them back where that is possible.</summary>
    /// <returns>Null: the text was not written by <see cref="Write"/>.</returns>
    public static IReadOnlyList<(int ProgrammeId, long Amount)>? TryRead(string text)
    {
        try
        {
            return [.. Read(text)];
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Reads them back.</summary>
    /// <exception cref="FormatException">The text was not written by <see cref="Write"/>.</exception>
    public static IEnumerable<(int ProgrammeId, long Amount)> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(charge => charge.Split(':')).Select(parts => parts is [var id, var amount]
            ? (int.Parse(id, CultureInfo.InvariantCulture), long.Parse(amount, CultureInfo.InvariantCulture))
            : throw new FormatException($"No charge: {string.Join(':', parts)}"));
}

/// <summary>An order whose lines were edited, in the ledger's terms. Amounts in minor units.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Gross">The lines as they are now, with tax and shipping, before credit.</param>
/// <param name="PaidBefore">Its total before the edit if it is paid, 0 if not: holds where the ledger knows of no payment.</param>
/// <param name="Refunded">Money refunded so far.</param>
/// <param name="Voided">Cancelled or deleted: all of its credit is back already.</param>
/// <param name="GraceExpiresOnUtc">End of a lot for credit that comes back after its date.</param>
public sealed record OrderEdit(int OrderId, long Gross, long PaidBefore, long Refunded, bool Voided, DateTime GraceExpiresOnUtc);

/// <summary>Result of an edit. Amounts in minor units.</summary>
/// <param name="Total">The order's total, to be paid in money.</param>
/// <param name="GivenBack">Credit that went back to the wallet.</param>
/// <param name="MoneyOver">Money that was paid and not refunded, above the total; 0 or more. No act of the ledger gives it back.</param>
public sealed record OrderEditResult(long Total, long GivenBack, long MoneyOver);

/// <summary>Credit that staff give back of an order that was paid with credit alone, which no refund of money gives back.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">Minor units, above 0.</param>
/// <param name="GraceExpiresOnUtc">End of a lot for credit that comes back after its date.</param>
public sealed record CreditReturn(int OrderId, long Amount, DateTime GraceExpiresOnUtc);
