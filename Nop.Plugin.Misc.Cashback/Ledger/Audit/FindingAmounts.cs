namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>What an amount of a row that was found is. The names are part of resource keys.</summary>
enum FindingPart
{
    /// <summary>Earned, and not usable yet.</summary>
    Pending,

    /// <summary>Usable.</summary>
    Available,

    /// <summary>Set aside by holds.</summary>
    Reserved,

    /// <summary>Owed to the shop, 0 or less.</summary>
    Debt,

    /// <summary>Of a hold: what was set aside at first.</summary>
    Amount,

    /// <summary>Of a hold: still set aside.</summary>
    Held,

    /// <summary>Of a hold: spent.</summary>
    Captured,

    /// <summary>Of a hold: went back unused.</summary>
    Released,

    /// <summary>Of a hold: given back after it was spent.</summary>
    Restored,

    /// <summary>Of a hold: what its order needs no longer.</summary>
    Freed,

    /// <summary>Of a hold: no part of its order's total any longer.</summary>
    OutOfTotal,

    /// <summary>Of an order: earned at first.</summary>
    Earned,

    /// <summary>Of an order: taken back.</summary>
    Taken,

    /// <summary>Of an order: to be taken back, and waived.</summary>
    Waived,

    /// <summary>Of an order: the money that was paid.</summary>
    Paid,
}

/// <summary>An amount as the entries say and as the row says, in minor units; null: none.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
readonly record struct FindingAmount(FindingPart Part, long? Expected, long? Actual);

/// <summary>Amounts of a row that was found. Two of them are the same where all of their amounts are.</summary>
sealed class FindingAmounts(params FindingAmount[] all) : IEquatable<FindingAmounts>
{
    /// <summary>A row that is not about amounts.</summary>
    public static FindingAmounts None { get; } = new();

    /// <summary>All of them, also those that are right.</summary>
    public IReadOnlyList<FindingAmount> All { get; } = all;

    /// <summary>Those that are wrong.</summary>
    public IEnumerable<FindingAmount> Wrong => All.Where(amount => amount.Expected != amount.Actual);

    /// <summary>The balances of a wallet.</summary>
    public static FindingAmounts OfBalances((long Pending, long Available, long Reserved, long Debt) expected, (long Pending, long Available, long Reserved, long Debt) actual) => new(
        new(FindingPart.Pending, expected.Pending, actual.Pending), new(FindingPart.Available, expected.Available, actual.Available),
        new(FindingPart.Reserved, expected.Reserved, actual.Reserved), new(FindingPart.Debt, expected.Debt, actual.Debt));

    /// <summary>The parts of a lot.</summary>
    public static FindingAmounts OfParts((long Pending, long Available, long Reserved) expected, (long Pending, long Available, long Reserved) actual) => new(
        new(FindingPart.Pending, expected.Pending, actual.Pending), new(FindingPart.Available, expected.Available, actual.Available), new(FindingPart.Reserved, expected.Reserved, actual.Reserved));

    /// <summary>A finding that is about them: what is expected and found stands in it in minor units, by name.</summary>
    public LedgerFinding Finding(int walletId, FindingCode code, string table, long row) =>
        new(walletId, code, table, row, Say(amount => amount.Expected), Say(amount => amount.Actual)) { Amounts = this };

    /// <inheritdoc/>
    public bool Equals(FindingAmounts? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FindingAmounts);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, (hash, amount) => HashCode.Combine(hash, amount));

    string Say(Func<FindingAmount, long?> of) => string.Join(", ", All.Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Part} {(of(amount) is { } minor ? minor : "none")}")));
}
