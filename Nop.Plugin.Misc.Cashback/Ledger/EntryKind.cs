namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>The business reason of an entry: one reason, one number.</summary>
/// <remarks>The numbers are stored and hashed: never change or reuse one.</remarks>
public enum EntryKind
{
    /// <summary>Programme → Pending: an order was paid.</summary>
    Earn = 10,

    /// <summary>Pending → Available: the activation instant has come.</summary>
    Activate = 20,

    /// <summary>Pending → Pending: an order was completed, and its credit has got its dates. A note in the chain that moves nothing.</summary>
    Schedule = 21,

    /// <summary>Programme → Available: a gift by campaign or staff.</summary>
    Bonus = 30,

    /// <summary>Programme → Available: what a client had in another system, or in the shop's reward points, when the shop changed over.</summary>
    Opening = 31,

    /// <summary>Programme → Available: money of an order that its client took as credit, which the shop keeps.</summary>
    Refund = 33,

    /// <summary>Available → Reserved.</summary>
    Hold = 40,

    /// <summary>Reserved → Available: a hold, or the rest of it, was not used.</summary>
    Release = 41,

    /// <summary>Reserved → Redeemed; Debt → Redeemed where an order that came back to life finds too little credit.</summary>
    Capture = 42,

    /// <summary>Redeemed → Available, to the lots it came from; Redeemed → Debt where it had become debt.</summary>
    Restore = 50,

    /// <summary>Redeemed → Redeemed: an order was edited and needs less of its credit. A note in the chain that moves nothing; what goes back for it is a <see cref="Restore"/>.</summary>
    Edit = 51,

    /// <summary>Redeemed → Redeemed: the total of an order was computed anew, and the amount is what of its credit is no part of it any longer: what edits freed, and what refunds had given back by then. A note in the chain that moves nothing; of an order the last one holds.</summary>
    Recount = 52,

    /// <summary>Pending, then Available, then Debt → Programme: what an order earned is taken back.</summary>
    ClawBack = 60,

    /// <summary>Programme → Pending: an order came back to life and with it what had been taken back.</summary>
    Reinstate = 61,

    /// <summary>Programme → Programme: what was to be taken back and was not, by the shop's choice. A note in the chain that moves nothing.</summary>
    Waive = 62,

    /// <summary>Programme → Programme: the total of a paid order is another than the amount, which is what was paid. A note in the chain that moves nothing, once an order.</summary>
    Reprice = 63,

    /// <summary>Programme → Programme: the account of an order was opened or changed, and nothing was moved for it. A note in the chain; the amount is the order's total.</summary>
    Note = 64,

    /// <summary>Available → Debt: new credit pays a debt off.</summary>
    DebtNet = 70,

    /// <summary>Available → Expired: a lot is past its date.</summary>
    Expire = 80,

    /// <summary>Pending or Available → Expired: whose account was deleted for good, or whose wallet staff closed, leaves it behind.</summary>
    Forfeit = 81,

    /// <summary>Available → Available: staff gave a lot a later end, with a reason. A note in the chain that moves nothing; its movement records the new end, its amount is what is left of the lot.</summary>
    Extend = 82,

    /// <summary>Programme ↔ Available: staff, with a reason.</summary>
    Adjust = 90,

    /// <summary>Available → Programme: staff paid the client in money what a wallet held that they closed. Its reason is the receipt.</summary>
    PayOut = 91,

    /// <summary>Pending or Available → Moved: credit went over to another wallet, which the entry names as its batch. Moved → Debt: so did a debt. The entry of the other wallet is a <see cref="MoveIn"/>.</summary>
    MoveOut = 92,

    /// <summary>Moved → Pending or Available: credit came over from another wallet, which the entry names as its batch. Debt → Moved: so did a debt. The entry of the other wallet is a <see cref="MoveOut"/>.</summary>
    MoveIn = 93,

    /// <summary>Available → Available: staff froze the wallet, with a reason. A note in the chain that moves nothing and has no amount.</summary>
    Freeze = 100,

    /// <summary>Available → Available: staff ended that. A note in the chain that moves nothing and has no amount.</summary>
    Unfreeze = 101,

    /// <summary>Available → Available: staff closed the wallet, with a reason; what it held is settled by entries of the same act. A note in the chain that moves nothing and has no amount.</summary>
    Close = 102,

    /// <summary>Available → Available: staff opened a closed wallet again. A note in the chain that moves nothing and has no amount.</summary>
    Reopen = 103,

    /// <summary>Available → Available: staff merged the wallet into another, which the entry names as its batch, and it is closed. A note in the chain that moves nothing; its amount is the credit that goes over by further entries of the act.</summary>
    Merge = 104,

    /// <summary>Available → Available: the wallet took another one over, which the entry names as its batch. A note in the chain that moves nothing; its amount is that of the <see cref="Merge"/>.</summary>
    TakeOver = 105,

    /// <summary>Available → Available: staff undid a <see cref="Merge"/>, and the wallet is open again. A note in the chain that moves nothing; its amount is the credit that comes back.</summary>
    Unmerge = 106,

    /// <summary>Available → Available: the wallet gave back what is left of one that it had taken over. A note in the chain that moves nothing; its amount is that of the <see cref="Unmerge"/>.</summary>
    HandBack = 107,
}

/// <summary>Groups of kinds.</summary>
static class EntryKinds
{
    /// <summary>Whether staff do it by hand with a reason of their own, and may write words to the client beside it.</summary>
    public static bool IsByHand(this EntryKind kind) => kind is EntryKind.Adjust or EntryKind.Extend or EntryKind.TakeOver or EntryKind.HandBack || WalletStates.After(kind) is not null;

    /// <summary>Whether it tells that a wallet was merged, or that this was undone: of both wallets, each naming the other.</summary>
    public static bool IsOfMerge(this EntryKind kind) => kind is EntryKind.Merge or EntryKind.TakeOver or EntryKind.Unmerge or EntryKind.HandBack;
}

/// <summary>Where credit stands. The first four belong to a wallet, the others to the house; together they always sum to zero.</summary>
/// <remarks>The numbers are stored and hashed: never change or reuse one.</remarks>
public enum LedgerAccount
{
    /// <summary>Earned, not usable yet.</summary>
    Pending = 1,

    /// <summary>Usable now, as far as its lots are not past their date.</summary>
    Available = 2,

    /// <summary>Set aside by open holds.</summary>
    Reserved = 3,

    /// <summary>Debt of the wallet; its balance is never above zero.</summary>
    Debt = 4,

    /// <summary>Amounts that the programme has given.</summary>
    Programme = 11,

    /// <summary>Amounts that shoppers have spent.</summary>
    Redeemed = 12,

    /// <summary>Credit that ran out unused.</summary>
    Expired = 13,

    /// <summary>Amounts on their way from one wallet to another: of both together it is always zero.</summary>
    Moved = 14,
}

/// <summary>Where an entry was caused. The numbers are stored: never change or reuse one.</summary>
public enum Channel
{
    /// <summary>The web shop, by the shopper.</summary>
    Shop = 1,

    /// <summary>The salon counter.</summary>
    Salon = 2,

    /// <summary>The admin area.</summary>
    Admin = 3,

    /// <summary>An order event, a schedule task or the sweep.</summary>
    System = 4,

    /// <summary>A till over the HTTP API.</summary>
    Api = 5,
}
