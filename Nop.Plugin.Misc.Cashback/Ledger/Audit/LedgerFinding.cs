using Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The first row of a wallet that is not as it must be.</summary>
/// <param name="WalletId">The wallet; 0 where the row belongs to none (a programme's budget).</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Row">Its number within the wallet: sequence of an entry, number of a lot or hold; else the id of the wallet, order or programme, or the number of a seal.</param>
/// <param name="Expected">What the entries say; amounts in minor units.</param>
/// <param name="Actual">What the row says.</param>
public sealed record LedgerFinding(int WalletId, FindingCode Code, string Table, long Row, string Expected, string Actual)
{
    /// <summary>An entry that does not agree with another book.</summary>
    internal static LedgerFinding OfEntry(LedgerEntry entry, FindingCode code, string expected, string actual) =>
        new(entry.WalletId, code, CashbackTableNames.Entry, entry.Sequence, expected, actual);

    /// <summary>An order's account that does not agree with another book.</summary>
    internal static LedgerFinding OfAccount(AccountOfWallet account, FindingCode code, string expected, string actual) =>
        new(account.Wallet.Id, code, CashbackTableNames.OrderAccount, account.OrderId, expected, actual);

    /// <summary>Its amounts, by name.</summary>
    internal FindingAmounts Amounts { get; init; } = FindingAmounts.None;

    /// <summary>What kind of row it is.</summary>
    internal FindingPlace Place => Table switch
    {
        CashbackTableNames.Entry or CashbackTableNames.LotMovement => FindingPlace.Entry,
        CashbackTableNames.Lot => FindingPlace.Lot,
        CashbackTableNames.Hold or CashbackTableNames.HoldLot => FindingPlace.Hold,
        CashbackTableNames.OrderAccount => FindingPlace.OrderAccount,
        CashbackTableNames.Wallet => FindingPlace.Wallet,
        CashbackTableNames.Seal or CashbackTableNames.SealLeaf => FindingPlace.Seal,
        _ => FindingPlace.Other,
    };

    /// <summary>Describes the finding in one English line, for the shop's log and the witness.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"wallet {WalletId}, {Table} {Row}: {Code}; expected {Expected}, found {Actual}");
}

/// <summary>Kind of a row in which something was found.</summary>
enum FindingPlace
{
    /// <summary>An entry or what it moved.</summary>
    Entry,

    /// <summary>A lot of credit.</summary>
    Lot,

    /// <summary>A hold or its share of a lot.</summary>
    Hold,

    /// <summary>The account of an order or a sale.</summary>
    OrderAccount,

    /// <summary>The wallet's own row.</summary>
    Wallet,

    /// <summary>A seal or what it was made of.</summary>
    Seal,

    /// <summary>A row of another book.</summary>
    Other,
}

/// <summary>The kinds of damage that a verification can find. Their names are part of resource keys.</summary>
public enum FindingCode
{
    /// <summary>An entry is missing, or its sequence number is below 1 or above the wallet's last one.</summary>
    SequenceGap,

    /// <summary>An entry's amount is not above zero.</summary>
    Amount,

    /// <summary>An entry names an account that does not exist.</summary>
    Account,

    /// <summary>An entry does not carry the hash of the one before it.</summary>
    Link,

    /// <summary>An entry or one of its lot movements is not as it was written.</summary>
    Hash,

    /// <summary>An entry's hash is of an older format than one before it, or of one that this version does not know.</summary>
    Format,

    /// <summary>The wallet's customer, store, currency, card or opening is not the one that its entries followed.</summary>
    Identity,

    /// <summary>The reason of an entry is not the one that was written. That it was erased, with its salt, is lawful and no finding.</summary>
    Text,

    /// <summary>The lot movements of an entry do not add up to what it moves.</summary>
    Movements,

    /// <summary>A lot movement belongs to no entry.</summary>
    OrphanMovement,

    /// <summary>A balance kept with an entry is not the sum of the entries up to it.</summary>
    BalanceAfter,

    /// <summary>Pending, Available or Reserved below zero, or Debt above.</summary>
    Sign,

    /// <summary>A movement records another expiry for its lot than one before it.</summary>
    RecordedExpiry,

    /// <summary>The wallet's sequence, last hash or format is not that of its newest entry.</summary>
    WalletEnd,

    /// <summary>Rows name a wallet that has no row.</summary>
    WalletMissing,

    /// <summary>A balance of the wallet is not the sum of its entries.</summary>
    WalletBalance,

    /// <summary>The wallet's counts of lots or holds are not the highest numbers in its entries.</summary>
    WalletCounts,

    /// <summary>A lot that entries moved has no row.</summary>
    LotMissing,

    /// <summary>A lot's parts are not the sum of its movements, or it is open and empty, or closed and not empty.</summary>
    LotParts,

    /// <summary>A lot's expiry is not the one that its movements recorded.</summary>
    LotExpiry,

    /// <summary>A lot's activation, source, order or opening is not the one that its entries recorded.</summary>
    LotFacts,

    /// <summary>A hold that entries name has no row.</summary>
    HoldMissing,

    /// <summary>A hold's amounts are not the sums of its entries.</summary>
    HoldParts,

    /// <summary>A hold is open with nothing left, or closed with something left.</summary>
    HoldState,

    /// <summary>A hold's purpose, reference, group, order, branch, end or opening is not the one that its entries recorded.</summary>
    HoldFacts,

    /// <summary>More of a hold was given back than was captured.</summary>
    HoldRestored,

    /// <summary>More of a hold was freed by edits of its order than was captured.</summary>
    HoldFreed,

    /// <summary>The entries say that a hold took credit from a lot, and there is no row for it.</summary>
    HoldLotMissing,

    /// <summary>The row for what a hold took from a lot does not say what the entries add up to.</summary>
    HoldLotParts,

    /// <summary>Reserved is not the sum of open holds.</summary>
    ReservedByHolds,

    /// <summary>The entries say that an order earned, and the order has no account.</summary>
    OrderMissing,

    /// <summary>An order's account gives another total paid, amount earned, taken back or waived than its entries.</summary>
    OrderParts,

    /// <summary>An order's account was changed after the ledger had last written it.</summary>
    OrderFacts,

    /// <summary>More of an order's earning was taken back than it earned.</summary>
    OrderOvertaken,

    /// <summary>An entry that was sealed is gone, or is another one.</summary>
    SealedEntry,

    /// <summary>A wallet's identity, version or balances are not those that were sealed.</summary>
    SealedState,

    /// <summary>A seal is missing.</summary>
    SealMissing,

    /// <summary>A seal is not as it was written, or does not follow the one before it.</summary>
    SealChanged,

    /// <summary>A seal's leaves are not those that it was made of.</summary>
    SealLeaves,

    /// <summary>The key of a seal is not in this shop, so its signature cannot be checked.</summary>
    SealKeyMissing,

    /// <summary>A seal was not signed with its key.</summary>
    SealSignature,

    /// <summary>A seal differs from its copy that was kept outside the shop.</summary>
    SealReplaced,

    /// <summary>What a programme has spent is not the sum of what orders charged to it.</summary>
    Budget,

    /// <summary>A bonus was booked that nobody decided, or with another amount than was decided.</summary>
    BonusUndecided,

    /// <summary>A bonus that was decided and booked is not in the ledger.</summary>
    BonusMissing,

    /// <summary>Cashback was earned by an order that the shop does not have.</summary>
    OrderUnknown,

    /// <summary>Cashback was earned by another customer's order.</summary>
    OrderOwner,

    /// <summary>Cashback was earned by an order that was not paid.</summary>
    OrderUnpaid,

    /// <summary>Total, refunds or cancellation of an order are not what the ledger knows of it.</summary>
    OrderMoney,

    /// <summary>Credit was taken in the salon by somebody who has no right to and whose taking is not in the activity log.</summary>
    ActorWithoutRight,

    /// <summary>An entry moves what no entry of its kind moves, or lacks the order or hold that it is about.</summary>
    Kind,

    /// <summary>Rows cannot be read because they hold values that the ledger never writes.</summary>
    Unreadable,

    /// <summary>An order earned more than its frozen explanation and its money come to.</summary>
    OrderEarned,

    /// <summary>The ledger has a sale in the salon, or a return of one, that nobody recorded.</summary>
    SaleUnknown,

    /// <summary>A sale in the salon that was recorded is not in the ledger.</summary>
    SaleMissing,

    /// <summary>Lines, amount, credit or returns of a sale in the salon are not what the ledger knows of it.</summary>
    SaleMoney,

    /// <summary>A movement records another activation for its lot than one before it.</summary>
    RecordedActivation,

    /// <summary>Whose a card number is, or that it is blocked, is not as it was written.</summary>
    CardChanged,

    /// <summary>An opening balance was booked that nobody confirmed, or with another amount than was confirmed.</summary>
    OpeningUnconfirmed,

    /// <summary>An opening balance that is said to be booked is not in the ledger.</summary>
    OpeningMissing,

    /// <summary>A wallet is not open, frozen or closed as its entries leave it, or an entry changes its state as none may.</summary>
    WalletState,

    /// <summary>A month that was closed is missing, or not as it was signed.</summary>
    MonthChanged,

    /// <summary>The entries of a closed month come to something else than when it was closed.</summary>
    MonthTotals,

    /// <summary>What went over from a wallet to another is not what came over there.</summary>
    Transfer,

    /// <summary>A row from which a task or an act goes on to credit, or which gives a right, is not as the plugin wrote it.</summary>
    RowUnsigned,

    /// <summary>The key with which such a row was signed is not in this shop.</summary>
    RowKeyMissing,

    /// <summary>The key with which a closed month was signed is not in this shop.</summary>
    MonthKeyMissing,
}

/// <summary>A projection that is not as the entries say.</summary>
/// <param name="Finding">What is wrong.</param>
/// <param name="Mend">Writes it anew; empty where the wallet's row, which every rebuild writes, is all; null where the entries do not tell enough.</param>
sealed record Difference(LedgerFinding Finding, IReadOnlyList<Statement>? Mend);
