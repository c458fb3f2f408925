using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>What verifications leave behind, beside the ledger that they are about.</summary>
class CashbackAuditSettings : ISettings
{
    /// <summary>When the ledger last was found whole, UTC; null: not yet.</summary>
    public DateTime? LastCleanOnUtc { get; set; }

    /// <summary>When a verification last found something, UTC; null: none has.</summary>
    public DateTime? LastFoundOnUtc { get; set; }

    /// <summary>How many things it found.</summary>
    public int LastFindings { get; set; }
}
