using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>That the deletion of the ledger was confirmed, and how far its conditions are met. Gone with the uninstallation.</summary>
class CashbackDeletionSettings : ISettings
{
    /// <summary>When somebody confirmed it by the shop's name and the last seal was made, UTC; null: nobody did.</summary>
    public DateTime? ConfirmedOnUtc { get; set; }

    /// <summary>Customer id of who did.</summary>
    public int ConfirmedBy { get; set; }

    /// <summary>When the file with the ledger was last sent whole since then, UTC; null: not yet.</summary>
    public DateTime? FileOnUtc { get; set; }
}
