namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>Everything that a ledger has stored, as it lies in its tables.</summary>
public sealed record LedgerRows(IReadOnlyList<Wallet> Wallets, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LotMovement> Movements,
    IReadOnlyList<Lot> Lots, IReadOnlyList<Hold> Holds, IReadOnlyList<HoldLot> HoldLots, IReadOnlyList<OrderAccount> Orders,
    IReadOnlyList<ProgrammeBudget> Budgets)
{
    public IReadOnlyList<Sale> Sales { get; init; } = [];

    public IReadOnlyList<SaleLine> SaleLines { get; init; } = [];

    public IReadOnlyList<SaleReturn> SaleReturns { get; init; } = [];
}
