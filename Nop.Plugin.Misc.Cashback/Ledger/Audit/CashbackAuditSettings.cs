using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>The dates and results of past verifications, kept as settings because they are no part of the ledger.</summary>
class CashbackAuditSettings : ISettings
{
    /// <summary>When the ledger last was found whole, UTC; null: not yet.</summary>
    public DateTime? LastCleanOnUtc { get; set; }

    /// <summary>When a verification last found something, UTC; null: none has.</summary>
    public DateTime? LastFoundOnUtc { get; set; }

    /// <summary>How many things it found.</summary>
    public int LastFindings { get; set; }
}
