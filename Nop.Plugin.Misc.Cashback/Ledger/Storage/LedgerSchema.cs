using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Platform.Schema;
using Length = Nop.Plugin.Misc.Cashback.Ledger.Storage.LedgerTextLengths;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>The tables of the ledger. No foreign keys: rows of a wallet name each other by the wallet's own numbers, and no deletion may cascade into a ledger.</summary>
static class LedgerSchema
{
    /// <summary>Makes what is missing.</summary>
    public static void Ensure(SchemaEnsurer schema)
    {
        EnsureWallet(schema);
        EnsureEntry(schema);
        EnsureLotMovement(schema);
        EnsureLot(schema);
        EnsureHold(schema);
        EnsureHoldLot(schema);
        EnsureOrderAccount(schema);
        EnsureProgrammeBudget(schema);
        EnsureSeal(schema);
        EnsureSealLeaf(schema);
    }

    static void EnsureWallet(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.Wallet,
            Int(nameof(Wallet.CustomerId)),
            Int(nameof(Wallet.StoreId)),
            Text(nameof(Wallet.CurrencyCode), Length.CurrencyCode),
            Text(nameof(Wallet.CardNumber), Length.CardNumber),
            Long(nameof(Wallet.Sequence)),
            Long(nameof(Wallet.Version)),
            Int(nameof(Wallet.LotCount)),
            Int(nameof(Wallet.HoldCount)),
            Long(nameof(Wallet.Pending)),
            Long(nameof(Wallet.Available)),
            Long(nameof(Wallet.Reserved)),
            Long(nameof(Wallet.Debt)),
            Text(nameof(Wallet.LastHash), Length.Hash),
            Int(nameof(Wallet.HashFormat)),
            Instant(nameof(Wallet.CreatedOnUtc)));
        schema.Unique(CashbackTableNames.Wallet, nameof(Wallet.CustomerId), nameof(Wallet.StoreId), nameof(Wallet.CurrencyCode));
        schema.Unique(CashbackTableNames.Wallet, nameof(Wallet.CardNumber));
    }

    static void EnsureEntry(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.Entry,
            Int(nameof(LedgerEntry.WalletId)),
            Long(nameof(LedgerEntry.Sequence)),
            Int(nameof(LedgerEntry.KindId)),
            Int(nameof(LedgerEntry.FromAccountId)),
            Int(nameof(LedgerEntry.ToAccountId)),
            Long(nameof(LedgerEntry.Amount)),
            Long(nameof(LedgerEntry.PendingAfter)),
            Long(nameof(LedgerEntry.AvailableAfter)),
            Long(nameof(LedgerEntry.ReservedAfter)),
            Long(nameof(LedgerEntry.DebtAfter)),
            Int(nameof(LedgerEntry.OrderId), optional: true),
            Int(nameof(LedgerEntry.HoldNumber), optional: true),
            Int(nameof(LedgerEntry.BatchId), optional: true),
            Int(nameof(LedgerEntry.ChannelId)),
            Int(nameof(LedgerEntry.ActorId)),
            Prose(nameof(LedgerEntry.Reason), Length.Reason, optional: true),
            Text(nameof(LedgerEntry.ReasonSalt), Length.Salt, optional: true),
            Text(nameof(LedgerEntry.ReasonDigest), Length.Hash, optional: true),
            Text(nameof(LedgerEntry.HoldDigest), Length.Hash, optional: true),
            Text(nameof(LedgerEntry.OrderDigest), Length.Hash, optional: true),
            Text(nameof(LedgerEntry.IdempotencyKey), Length.IdempotencyKey),
            Instant(nameof(LedgerEntry.CreatedOnUtc)),
            Int(nameof(LedgerEntry.HashFormat)),
            Text(nameof(LedgerEntry.PreviousHash), Length.Hash),
            Text(nameof(LedgerEntry.Hash), Length.Hash));
        schema.Unique(CashbackTableNames.Entry, nameof(LedgerEntry.WalletId), nameof(LedgerEntry.Sequence));
        schema.Unique(CashbackTableNames.Entry, nameof(LedgerEntry.IdempotencyKey));
        schema.Index(CashbackTableNames.Entry, nameof(LedgerEntry.WalletId), nameof(LedgerEntry.HoldNumber));
        schema.Index(CashbackTableNames.Entry, nameof(LedgerEntry.OrderId));
        schema.Index(CashbackTableNames.Entry, nameof(LedgerEntry.ActorId), nameof(LedgerEntry.CreatedOnUtc));
    }

    static void EnsureLotMovement(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.LotMovement,
            Int(nameof(LotMovement.WalletId)),
            Long(nameof(LotMovement.Sequence)),
            Int(nameof(LotMovement.Ordinal)),
            Int(nameof(LotMovement.LotNumber)),
            Long(nameof(LotMovement.Pending)),
            Long(nameof(LotMovement.Available)),
            Long(nameof(LotMovement.Reserved)),
            Instant(nameof(LotMovement.ActivatesOnUtc), optional: true),
            Instant(nameof(LotMovement.ExpiresOnUtc), optional: true));
        schema.Unique(CashbackTableNames.LotMovement, nameof(LotMovement.WalletId), nameof(LotMovement.Sequence), nameof(LotMovement.Ordinal));
    }

    static void EnsureLot(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.Lot,
            Int(nameof(Lot.WalletId)),
            Int(nameof(Lot.Number)),
            Int(nameof(Lot.OrderId), optional: true),
            Int(nameof(Lot.SourceId)),
            Long(nameof(Lot.Pending)),
            Long(nameof(Lot.Available)),
            Long(nameof(Lot.Reserved)),
            Flag(nameof(Lot.Open)),
            Instant(nameof(Lot.ActivatesOnUtc), optional: true),
            Instant(nameof(Lot.ExpiresOnUtc), optional: true),
            Instant(nameof(Lot.CreatedOnUtc)));
        schema.Unique(CashbackTableNames.Lot, nameof(Lot.WalletId), nameof(Lot.Number));
        schema.Index(CashbackTableNames.Lot, nameof(Lot.WalletId), nameof(Lot.Open));
        schema.Index(CashbackTableNames.Lot, nameof(Lot.Pending), nameof(Lot.ActivatesOnUtc));
        schema.Index(CashbackTableNames.Lot, nameof(Lot.Open), nameof(Lot.ExpiresOnUtc));
    }

    static void EnsureHold(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.Hold,
            Int(nameof(Hold.WalletId)),
            Int(nameof(Hold.Number)),
            Int(nameof(Hold.PurposeId)),
            Int(nameof(Hold.StateId)),
            Text(nameof(Hold.Reference), Length.HoldReference),
            Text(nameof(Hold.GroupKey), Length.HoldReference),
            Int(nameof(Hold.OrderId), optional: true),
            Int(nameof(Hold.BranchId)),
            Long(nameof(Hold.Amount)),
            Long(nameof(Hold.Captured)),
            Long(nameof(Hold.Released)),
            Long(nameof(Hold.Restored)),
            Long(nameof(Hold.Freed)),
            Long(nameof(Hold.OutOfTotal)),
            Instant(nameof(Hold.ExpiresOnUtc), optional: true),
            Instant(nameof(Hold.CreatedOnUtc)));
        schema.Unique(CashbackTableNames.Hold, nameof(Hold.WalletId), nameof(Hold.Number));
        schema.Unique(CashbackTableNames.Hold, nameof(Hold.Reference));
        schema.Index(CashbackTableNames.Hold, nameof(Hold.OrderId));
        schema.Index(CashbackTableNames.Hold, nameof(Hold.GroupKey));
        schema.Index(CashbackTableNames.Hold, nameof(Hold.StateId), nameof(Hold.PurposeId));
        schema.Index(CashbackTableNames.Hold, nameof(Hold.WalletId), nameof(Hold.StateId));
    }

    static void EnsureHoldLot(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.HoldLot,
            Int(nameof(HoldLot.WalletId)),
            Int(nameof(HoldLot.HoldNumber)),
            Int(nameof(HoldLot.Ordinal)),
            Int(nameof(HoldLot.LotNumber)),
            Long(nameof(HoldLot.Held)),
            Long(nameof(HoldLot.Captured)),
            Long(nameof(HoldLot.Restored)));
        schema.Unique(CashbackTableNames.HoldLot, nameof(HoldLot.WalletId), nameof(HoldLot.HoldNumber), nameof(HoldLot.Ordinal));
    }

    static void EnsureOrderAccount(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.OrderAccount,
            Int(nameof(OrderAccount.WalletId)),
            Int(nameof(OrderAccount.OrderId)),
            Instant(nameof(OrderAccount.FrozenOnUtc)),
            Text(nameof(OrderAccount.EarnExact), Length.Fraction),
            Long(nameof(OrderAccount.Earned)),
            Text(nameof(OrderAccount.SpendBase), Length.Fraction),
            Long(nameof(OrderAccount.Total)),
            Long(nameof(OrderAccount.PaidTotal), optional: true),
            Long(nameof(OrderAccount.Refunded)),
            Flag(nameof(OrderAccount.Voided)),
            Instant(nameof(OrderAccount.CompletedOnUtc), optional: true),
            Int(nameof(OrderAccount.LotNumber)),
            Long(nameof(OrderAccount.Taken)),
            Long(nameof(OrderAccount.Waived)),
            Int(nameof(OrderAccount.ActivationDelayDays)),
            Int(nameof(OrderAccount.ExpiryDays), optional: true),
            Int(nameof(OrderAccount.TierId)),
            Prose(nameof(OrderAccount.Snapshot), int.MaxValue),
            Text(nameof(OrderAccount.Charges), int.MaxValue),
            Int(nameof(OrderAccount.Revision)));
        schema.Unique(CashbackTableNames.OrderAccount, nameof(OrderAccount.OrderId));
        schema.Index(CashbackTableNames.OrderAccount, nameof(OrderAccount.WalletId));
    }

    static void EnsureProgrammeBudget(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.ProgrammeBudget,
            Int(nameof(ProgrammeBudget.ProgrammeId)),
            Long(nameof(ProgrammeBudget.Spent)));
        schema.Unique(CashbackTableNames.ProgrammeBudget, nameof(ProgrammeBudget.ProgrammeId));
    }

    static void EnsureSeal(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.Seal,
            Int(nameof(Seal.Number)),
            Instant(nameof(Seal.SealedOnUtc)),
            Int(nameof(Seal.Wallets)),
            Text(nameof(Seal.Totals), int.MaxValue),
            Text(nameof(Seal.Root), Length.Hash),
            Text(nameof(Seal.KeyId), Length.KeyId),
            Text(nameof(Seal.PreviousHash), Length.Hash),
            Text(nameof(Seal.Hash), Length.Hash),
            Text(nameof(Seal.Signature), Length.Hash));
        schema.Unique(CashbackTableNames.Seal, nameof(Seal.Number));
    }

    static void EnsureSealLeaf(SchemaEnsurer schema)
    {
        schema.Table(CashbackTableNames.SealLeaf,
            Int(nameof(SealLeaf.SealNumber)),
            Int(nameof(SealLeaf.WalletId)),
            Long(nameof(SealLeaf.Version)),
            Long(nameof(SealLeaf.Sequence)),
            Text(nameof(SealLeaf.LastHash), Length.Hash),
            Text(nameof(SealLeaf.CurrencyCode), Length.CurrencyCode),
            Long(nameof(SealLeaf.Pending)),
            Long(nameof(SealLeaf.Available)),
            Long(nameof(SealLeaf.Reserved)),
            Long(nameof(SealLeaf.Debt)),
            Text(nameof(SealLeaf.Digest), Length.Hash));
        schema.Unique(CashbackTableNames.SealLeaf, nameof(SealLeaf.WalletId), nameof(SealLeaf.Version));
        schema.Index(CashbackTableNames.SealLeaf, nameof(SealLeaf.SealNumber));
    }

    static ColumnSpec Int(string name, bool optional = false) => new(name, ColumnType.Int, optional);

    static ColumnSpec Long(string name, bool optional = false) => new(name, ColumnType.Long, optional);

    static ColumnSpec Flag(string name) => new(name, ColumnType.Flag);

    static ColumnSpec Text(string name, int length, bool optional = false) => new(name, ColumnType.Text, optional, length);

    static ColumnSpec Prose(string name, int length, bool optional = false) => new(name, ColumnType.Prose, optional, length);

    static ColumnSpec Instant(string name, bool optional = false) => new(name, ColumnType.Instant, optional);
}
