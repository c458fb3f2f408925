namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Some of a wallet's rows that entries are projected to.</summary>
sealed record ProjectionPage(List<Lot> Lots, List<Hold> Holds, List<HoldLot> HoldLots, List<OrderAccount> Orders);
