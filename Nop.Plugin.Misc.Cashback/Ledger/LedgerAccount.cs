namespace Nop.Plugin.Misc.Cashback.Ledger;

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

    /// <summary>What the wallet owes; its balance is never above zero.</summary>
    Debt = 4,

    /// <summary>What the programme has given.</summary>
    Programme = 11,

    /// <summary>What shoppers have spent.</summary>
    Redeemed = 12,

    /// <summary>What ran out unused.</summary>
    Expired = 13,
}
