using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>The statements of a commit. Each changes exactly one row, except <see cref="OpenBudget"/>.</summary>
sealed class CommitSql
{
    /// <summary>Parameter of the value that a guarded row must still have.</summary>
    public const string Before = "Before";

    /// <summary>Columns that an update of each row class may change; everything else is set once.</summary>
    public static readonly string[] WalletChanges =
    [
        nameof(Wallet.Sequence), nameof(Wallet.Version), nameof(Wallet.LotCount), nameof(Wallet.HoldCount),
        nameof(Wallet.Pending), nameof(Wallet.Available), nameof(Wallet.Reserved), nameof(Wallet.Debt), nameof(Wallet.LastHash), nameof(Wallet.HashFormat), nameof(Wallet.StateId), nameof(Wallet.MergedIntoId),
    ];

    public static readonly string[] LotChanges =
        [nameof(Lot.Pending), nameof(Lot.Available), nameof(Lot.Reserved), nameof(Lot.Open), nameof(Lot.ActivatesOnUtc), nameof(Lot.ExpiresOnUtc)];

    public static readonly string[] HoldChanges =
        [nameof(Hold.StateId), nameof(Hold.OrderId), nameof(Hold.Captured), nameof(Hold.Released), nameof(Hold.Restored), nameof(Hold.Freed), nameof(Hold.OutOfTotal), nameof(Hold.ExpiresOnUtc)];

    public static readonly string[] HoldLotChanges = [nameof(HoldLot.Held), nameof(HoldLot.Captured), nameof(HoldLot.Restored)];

    public static readonly string[] OrderChanges =
    [
        nameof(OrderAccount.Total), nameof(OrderAccount.PaidTotal), nameof(OrderAccount.Refunded), nameof(OrderAccount.Voided), nameof(OrderAccount.CompletedOnUtc),
        nameof(OrderAccount.LotNumber), nameof(OrderAccount.Taken), nameof(OrderAccount.Waived), nameof(OrderAccount.Revision),
    ];

    public CommitSql(LedgerDialect dialect)
    {
        string Is(string column, string? parameter = null) => $"{dialect.Quote(column)} = @{parameter ?? column}";
        string Guarded(string update, params string[] conditions) => dialect.Guarded($"{update} WHERE {string.Join(" AND ", conditions)}");

        InsertWallet = Rows.Wallets.Insert(dialect);
        InsertEntry = Rows.Entries.Insert(dialect);
        InsertMovement = Rows.Movements.Insert(dialect);
        AnswerOperation = new OperationSql(dialect).Answer;
        InsertLetterDue = Rows.LetterOutbox.Insert(dialect);
        InsertSaleNumber = Rows.SaleNumbers.Insert(dialect);
        InsertSale = Rows.Sales.Insert(dialect);
        InsertSaleLine = Rows.SaleLines.Insert(dialect);
        InsertSaleReturn = Rows.SaleReturns.Insert(dialect);
        InsertLot = Rows.Lots.Insert(dialect);
        InsertHold = Rows.Holds.Insert(dialect);
        InsertHoldLot = Rows.HoldLots.Insert(dialect);
        InsertOrder = Rows.Orders.Insert(dialect);

        UpdateWallet = Guarded(Rows.Wallets.Update(dialect, WalletChanges), Is(nameof(Wallet.Id)), Is(nameof(Wallet.Version), Before));
        UpdateLot = Guarded(Rows.Lots.Update(dialect, LotChanges), Is(nameof(Lot.WalletId)), Is(nameof(Lot.Number)));
        UpdateHold = Guarded(Rows.Holds.Update(dialect, HoldChanges), Is(nameof(Hold.WalletId)), Is(nameof(Hold.Number)));
        UpdateHoldLot = Guarded(Rows.HoldLots.Update(dialect, HoldLotChanges), Is(nameof(HoldLot.WalletId)), Is(nameof(HoldLot.HoldNumber)), Is(nameof(HoldLot.Ordinal)));
        UpdateOrder = Guarded(Rows.Orders.Update(dialect, OrderChanges), Is(nameof(OrderAccount.OrderId)), Is(nameof(OrderAccount.WalletId)), Is(nameof(OrderAccount.Revision), Before));

        var budget = dialect.Quote(CashbackTableNames.ProgrammeBudget);
        var programme = Is(nameof(ProgrammeBudget.ProgrammeId));
        var spent = dialect.Quote(nameof(ProgrammeBudget.Spent));
        OpenBudget = $"INSERT INTO {budget} ({dialect.Quote(nameof(ProgrammeBudget.ProgrammeId))}, {spent}) " +
            $"SELECT @{nameof(ProgrammeBudget.ProgrammeId)}, 0 {dialect.FromNothing}WHERE NOT EXISTS (SELECT 1 FROM {budget} WHERE {programme})";
        ChargeBudget = Guarded($"UPDATE {budget} SET {spent} = @{nameof(ProgrammeBudget.Spent)}", programme, $"{spent} = @{Before}");
    }

    public string InsertWallet { get; }

    public string InsertEntry { get; }

    public string InsertMovement { get; }

    /// <summary>Writes the answer of the operation that the act is for.</summary>
    public string AnswerOperation { get; }

    public string InsertLetterDue { get; }

    public string InsertSaleNumber { get; }

    public string InsertSale { get; }

    public string InsertSaleLine { get; }

    public string InsertSaleReturn { get; }

    public string InsertLot { get; }

    public string InsertHold { get; }

    public string InsertHoldLot { get; }

    public string InsertOrder { get; }

    public string UpdateWallet { get; }

    public string UpdateLot { get; }

    public string UpdateHold { get; }

    public string UpdateHoldLot { get; }

    public string UpdateOrder { get; }

    /// <summary>Makes a programme's row where there is none yet: 0 or 1 row.</summary>
    public string OpenBudget { get; }

    public string ChargeBudget { get; }
}
