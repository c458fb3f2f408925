using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Maps of the row classes that the ledger's own statements read and write.</summary>
static class Rows
{
    public static readonly RowMap<Wallet> Wallets = new();

    public static readonly RowMap<LedgerEntry> Entries = new();

    public static readonly RowMap<LotMovement> Movements = new();

    public static readonly RowMap<Lot> Lots = new();

    public static readonly RowMap<Hold> Holds = new();

    public static readonly RowMap<HoldLot> HoldLots = new();

    public static readonly RowMap<OrderAccount> Orders = new();

    public static readonly RowMap<Seal> Seals = new();

    public static readonly RowMap<SealLeaf> SealLeaves = new();
}
