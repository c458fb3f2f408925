using Nop.Plugin.Misc.Cashback.Data;
using Length = Nop.Plugin.Misc.Cashback.Data.LedgerTextLengths;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>How each row class lies in its table.</summary>
static class Rows
{
    public static readonly RowMap<Wallet> Wallets = new(CashbackTableNames.Wallet, (row, id) => row.Id = id,
        Column.Int<Wallet>(row => row.CustomerId),
        Column.Int<Wallet>(row => row.StoreId),
        Column.Text<Wallet>(row => row.CurrencyCode, Length.CurrencyCode),
        Column.Text<Wallet>(row => row.CardNumber, Length.CardNumber),
        Column.Long<Wallet>(row => row.Sequence),
        Column.Long<Wallet>(row => row.Version),
        Column.Int<Wallet>(row => row.LotCount),
        Column.Int<Wallet>(row => row.HoldCount),
        Column.Long<Wallet>(row => row.Pending),
        Column.Long<Wallet>(row => row.Available),
        Column.Long<Wallet>(row => row.Reserved),
        Column.Long<Wallet>(row => row.Debt),
        Column.Text<Wallet>(row => row.LastHash, Length.Hash),
        Column.Instant<Wallet>(row => row.CreatedOnUtc));

    public static readonly RowMap<LedgerEntry> Entries = new(CashbackTableNames.Entry, (row, id) => row.Id = id,
        Column.Int<LedgerEntry>(row => row.WalletId),
        Column.Long<LedgerEntry>(row => row.Sequence),
        Column.Int<LedgerEntry>(row => row.KindId),
        Column.Int<LedgerEntry>(row => row.FromAccountId),
        Column.Int<LedgerEntry>(row => row.ToAccountId),
        Column.Long<LedgerEntry>(row => row.Amount),
        Column.Long<LedgerEntry>(row => row.PendingAfter),
        Column.Long<LedgerEntry>(row => row.AvailableAfter),
        Column.Long<LedgerEntry>(row => row.ReservedAfter),
        Column.Long<LedgerEntry>(row => row.DebtAfter),
        Column.OptionalInt<LedgerEntry>(row => row.OrderId),
        Column.OptionalInt<LedgerEntry>(row => row.HoldNumber),
        Column.OptionalInt<LedgerEntry>(row => row.BatchId),
        Column.Int<LedgerEntry>(row => row.ChannelId),
        Column.Int<LedgerEntry>(row => row.ActorId),
        Column.Text<LedgerEntry>(row => row.Reason, Length.Reason),
        Column.Key<LedgerEntry>(row => row.IdempotencyKey, Length.IdempotencyKey),
        Column.Instant<LedgerEntry>(row => row.CreatedOnUtc),
        Column.Text<LedgerEntry>(row => row.PreviousHash, Length.Hash),
        Column.Text<LedgerEntry>(row => row.Hash, Length.Hash));

    public static readonly RowMap<LotMovement> Movements = new(CashbackTableNames.LotMovement, (row, id) => row.Id = id,
        Column.Int<LotMovement>(row => row.WalletId),
        Column.Long<LotMovement>(row => row.Sequence),
        Column.Int<LotMovement>(row => row.Ordinal),
        Column.Int<LotMovement>(row => row.LotNumber),
        Column.Long<LotMovement>(row => row.Pending),
        Column.Long<LotMovement>(row => row.Available),
        Column.Long<LotMovement>(row => row.Reserved),
        Column.OptionalInstant<LotMovement>(row => row.ExpiresOnUtc));

    public static readonly RowMap<Lot> Lots = new(CashbackTableNames.Lot, (row, id) => row.Id = id,
        Column.Int<Lot>(row => row.WalletId),
        Column.Int<Lot>(row => row.Number),
        Column.OptionalInt<Lot>(row => row.OrderId),
        Column.Int<Lot>(row => row.SourceId),
        Column.Long<Lot>(row => row.Pending),
        Column.Long<Lot>(row => row.Available),
        Column.Long<Lot>(row => row.Reserved),
        Column.Flag<Lot>(row => row.Open),
        Column.OptionalInstant<Lot>(row => row.ActivatesOnUtc),
        Column.OptionalInstant<Lot>(row => row.ExpiresOnUtc),
        Column.Instant<Lot>(row => row.CreatedOnUtc));

    public static readonly RowMap<Hold> Holds = new(CashbackTableNames.Hold, (row, id) => row.Id = id,
        Column.Int<Hold>(row => row.WalletId),
        Column.Int<Hold>(row => row.Number),
        Column.Int<Hold>(row => row.PurposeId),
        Column.Int<Hold>(row => row.StateId),
        Column.Key<Hold>(row => row.Reference, Length.HoldReference),
        Column.Key<Hold>(row => row.GroupKey, Length.HoldReference),
        Column.OptionalInt<Hold>(row => row.OrderId),
        Column.Int<Hold>(row => row.BranchId),
        Column.Long<Hold>(row => row.Amount),
        Column.Long<Hold>(row => row.Captured),
        Column.Long<Hold>(row => row.Released),
        Column.Long<Hold>(row => row.Restored),
        Column.OptionalInstant<Hold>(row => row.ExpiresOnUtc),
        Column.Instant<Hold>(row => row.CreatedOnUtc));

    public static readonly RowMap<HoldLot> HoldLots = new(CashbackTableNames.HoldLot, (row, id) => row.Id = id,
        Column.Int<HoldLot>(row => row.WalletId),
        Column.Int<HoldLot>(row => row.HoldNumber),
        Column.Int<HoldLot>(row => row.Ordinal),
        Column.Int<HoldLot>(row => row.LotNumber),
        Column.Long<HoldLot>(row => row.Held),
        Column.Long<HoldLot>(row => row.Captured),
        Column.Long<HoldLot>(row => row.Restored));

    public static readonly RowMap<OrderAccount> Orders = new(CashbackTableNames.OrderAccount, (row, id) => row.Id = id,
        Column.Int<OrderAccount>(row => row.WalletId),
        Column.Int<OrderAccount>(row => row.OrderId),
        Column.Instant<OrderAccount>(row => row.FrozenOnUtc),
        Column.Text<OrderAccount>(row => row.EarnExact, Length.Fraction),
        Column.Long<OrderAccount>(row => row.Earned),
        Column.Text<OrderAccount>(row => row.SpendBase, Length.Fraction),
        Column.Long<OrderAccount>(row => row.Total),
        Column.Long<OrderAccount>(row => row.Refunded),
        Column.Flag<OrderAccount>(row => row.Voided),
        Column.OptionalInstant<OrderAccount>(row => row.CompletedOnUtc),
        Column.Int<OrderAccount>(row => row.LotNumber),
        Column.Long<OrderAccount>(row => row.Taken),
        Column.Long<OrderAccount>(row => row.Waived),
        Column.Int<OrderAccount>(row => row.ActivationDelayDays),
        Column.OptionalInt<OrderAccount>(row => row.ExpiryDays),
        Column.Int<OrderAccount>(row => row.TierId),
        Column.Text<OrderAccount>(row => row.Snapshot, int.MaxValue),
        Column.Int<OrderAccount>(row => row.Revision));
}
