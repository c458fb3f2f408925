using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>In which currency wallets are kept, as the owner decided or found it; kept as a setting because it is no part of the ledger.</summary>
class CashbackCurrencySettings : ISettings
{
    /// <summary>ISO 4217 code of the currency; null or empty: nobody has noted it yet.</summary>
    public string? Code { get; set; }
}
