using Nop.Core.Configuration;

namespace Nop.Plugin.Misc.Cashback;

/// <summary>State that stays with the ledger when the plugin is uninstalled, and goes with it when it is deleted.</summary>
public sealed class CashbackKeptSettings : ISettings
{
    /// <summary><see cref="CashbackSettings.EarnFromUtc"/> as it was at the last uninstallation; null: there was none.</summary>
    public DateTime? EarnFromUtc { get; set; }

    /// <summary>Secret with which mailboxes are hashed, hexadecimal; empty: not made yet.</summary>
    public string MailboxSecret { get; set; } = "";
}
