using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Names of the ledger's tables, which its statements and findings say too.</summary>
static class CashbackTableNames
{
    /// <summary>Table of <see cref="Ledger.Wallet"/>.</summary>
    public const string Wallet = "Cashback_Wallet";

    /// <summary>Table of <see cref="LedgerEntry"/>.</summary>
    public const string Entry = "Cashback_Entry";

    /// <summary>Table of <see cref="Ledger.LotMovement"/>.</summary>
    public const string LotMovement = "Cashback_LotMovement";

    /// <summary>Table of <see cref="Ledger.Lot"/>.</summary>
    public const string Lot = "Cashback_Lot";

    /// <summary>Table of <see cref="Ledger.Hold"/>.</summary>
    public const string Hold = "Cashback_Hold";

    /// <summary>Table of <see cref="Ledger.HoldLot"/>.</summary>
    public const string HoldLot = "Cashback_HoldLot";

    /// <summary>Table of <see cref="Ledger.OrderAccount"/>.</summary>
    public const string OrderAccount = "Cashback_OrderAccount";

    /// <summary>Table of <see cref="Ledger.ProgrammeBudget"/>.</summary>
    public const string ProgrammeBudget = "Cashback_ProgrammeBudget";

    /// <summary>Table of <see cref="Seals.Seal"/>.</summary>
    public const string Seal = "Cashback_Seal";

    /// <summary>Table of <see cref="Ledger.ErasedText"/>.</summary>
    public const string ErasedText = "Cashback_ErasedText";

    /// <summary>Table of <see cref="Seals.SealLeaf"/>.</summary>
    public const string SealLeaf = "Cashback_SealLeaf";
}
