using Nop.Core.Configuration;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>How far the deletion of the ledger is confirmed.</summary>
/// <param name="IsWanted">Whether the settings ask for it; without that nothing is deleted.</param>
/// <param name="ConfirmedOnUtc">When somebody confirmed it; null: nobody did, or too long ago.</param>
/// <param name="ConfirmedBy">Customer id of who did.</param>
/// <param name="EndsUtc">Until when an uninstallation may delete; null: it was not confirmed.</param>
/// <param name="HasFile">Whether the file with the ledger was sent whole since then.</param>
public sealed record DeletionStanding(bool IsWanted, DateTime? ConfirmedOnUtc, int ConfirmedBy, DateTime? EndsUtc, bool HasFile)
{
    /// <summary>Whether an uninstallation deletes the ledger now.</summary>
    public bool Holds => IsWanted && ConfirmedOnUtc is not null && HasFile;
}

/// <summary>
/// Consent to deleting the ledger with the plugin. A tick alone is none: somebody types the shop's name, a last seal goes to the witness, the ledger is downloaded as a file,
/// and the uninstallation follows within a day.
/// </summary>
public sealed class DeletionConsent(ISettingService settings, IStoreContext stores, ILedgerSealer sealer, IWitness witness, ActivityLines activity, Actor actor, TimeProvider time)
{
    /// <summary>Hours from the confirmation in which an uninstallation deletes.</summary>
    public const int Hours = 24;

    /// <summary>How it stands now.</summary>
    public async Task<DeletionStanding> StandingAsync()
    {
        var wanted = (await settings.LoadSettingAsync<CashbackSettings>()).DeleteLedgerOnUninstall;
        var kept = await settings.LoadSettingAsync<CashbackDeletionSettings>();
        return kept.ConfirmedOnUtc?.AsUtc() is { } confirmed && Now < confirmed.AddHours(Hours)
            ? new(wanted, confirmed, kept.ConfirmedBy, confirmed.AddHours(Hours), kept.FileOnUtc?.AsUtc() >= confirmed)
            : new(wanted, null, 0, null, false);
    }

    /// <summary>The name that has to be typed.</summary>
    public async Task<string> ShopNameAsync() => (await stores.GetCurrentStoreAsync()).Name;

    /// <summary>Confirms it, where the shop's name is typed right and the settings ask for the deletion: seals the ledger, and shows the seal to the witness.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>Whether it was confirmed.</returns>
    public async Task<bool> ConfirmAsync(string? typed)
    {
        if (!string.Equals(typed?.Trim(), (await ShopNameAsync()).Trim(), StringComparison.Ordinal) || !(await StandingAsync()).IsWanted)
            return false;

        // Where nothing has changed since the last one, the witness has that.
        if ((await sealer.SealAsync(CancellationToken.None)).Last is { } seal)
            await witness.SealedAsync(seal);
        await KeepAsync(new() { ConfirmedOnUtc = Now, ConfirmedBy = await actor.IdAsync() });
        await activity.WriteAsync(CashbackActivity.DeletionConfirmed, null, "Plugins.Misc.Cashback.ActivityLog.DeletionConfirmed", Hours);
        return true;
    }

    /// <summary>Notes that the file was sent whole.</summary>
    public async Task NoteFileAsync()
    {
        var kept = await settings.LoadSettingAsync<CashbackDeletionSettings>();
        if (kept.ConfirmedOnUtc is null)
            return;
        kept.FileOnUtc = Now;
        await KeepAsync(kept);
    }

    /// <summary>Takes the confirmation back.</summary>
    public async Task WithdrawAsync()
    {
        await settings.DeleteSettingAsync<CashbackDeletionSettings>();
        await activity.WriteAsync(CashbackActivity.DeletionWithdrawn, null, "Plugins.Misc.Cashback.ActivityLog.DeletionWithdrawn");
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    Task KeepAsync(CashbackDeletionSettings values) => settings.SaveSettingAsync(values);
}

/// <summary>Confirmation of the ledger's deletion, and how far its conditions are met. Gone with the uninstallation.</summary>
class CashbackDeletionSettings : ISettings
{
    /// <summary>When somebody confirmed it by the shop's name and the last seal was made, UTC; null: nobody did.</summary>
    public DateTime? ConfirmedOnUtc { get; set; }

    /// <summary>Customer id of who did.</summary>
    public int ConfirmedBy { get; set; }

    /// <summary>When the file with the ledger was last sent whole since then, UTC; null: not yet.</summary>
    public DateTime? FileOnUtc { get; set; }
}
