using Nop.Core.Configuration;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.RuleBook.Settings;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>How far the deletion of the ledger is confirmed.</summary>
/// <param name="IsWanted">Whether the settings ask for it; without that nothing is deleted.</param>
/// <param name="ConfirmedOnUtc">When somebody confirmed it; null: nobody did, or too long ago.</param>
/// <param name="ConfirmedBy">Customer id of who did.</param>
/// <param name="ApprovedBy">Customer id of the second person who approved it; 0: there was no other who may.</param>
/// <param name="EndsUtc">Until when an uninstallation may delete; null: it was not confirmed.</param>
/// <param name="HasFile">Whether the file with the ledger was sent whole since then.</param>
public sealed record DeletionStanding(bool IsWanted, DateTime? ConfirmedOnUtc, int ConfirmedBy, int ApprovedBy, DateTime? EndsUtc, bool HasFile)
{
    /// <summary>Whether an uninstallation deletes the ledger now.</summary>
    public bool Holds => IsWanted && ConfirmedOnUtc is not null && HasFile;
}

/// <summary>
/// Consent to deleting the ledger with the plugin. A tick alone is none: somebody types the shop's name, another person who may approves it where there is one (<see cref="DeletionRequests"/>), a last seal
/// goes to the witness, the ledger is downloaded as a file, and the uninstallation follows within a day.
/// </summary>
public sealed class DeletionConsent(ISettingService settings, CashbackSettingsWriter writer, IStoreContext stores, ILedgerSealer sealer, IWitness witness, IDeletionLetters letters, ICustomerService customers, ActivityLines activity, TimeProvider time)
{
    /// <summary>Hours from the confirmation in which an uninstallation deletes.</summary>
    public const int Hours = 24;

    /// <summary>How it stands now.</summary>
    public async Task<DeletionStanding> StandingAsync()
    {
        var wanted = (await settings.LoadSettingAsync<CashbackSettings>()).DeleteLedgerOnUninstall;
        var kept = await settings.LoadSettingAsync<CashbackDeletionSettings>();
        return kept.ConfirmedOnUtc?.AsUtc() is { } confirmed && Now < confirmed.AddHours(Hours)
            ? new(wanted, confirmed, kept.ConfirmedBy, kept.ApprovedBy, confirmed.AddHours(Hours), kept.FileOnUtc?.AsUtc() >= confirmed)
            : new(wanted, null, 0, 0, null, false);
    }

    /// <summary>The name that has to be typed.</summary>
    public async Task<string> ShopNameAsync() => (await stores.GetCurrentStoreAsync()).Name;

    /// <summary>Whether the settings ask for the deletion, and the shop's name is typed right.</summary>
    public async Task<bool> IsMeantAsync(string? typed) => string.Equals(typed?.Trim(), (await ShopNameAsync()).Trim(), StringComparison.Ordinal) && (await StandingAsync()).IsWanted;

    /// <summary>Confirms it: seals the ledger anew, shows the seal to the witness, and tells the owner. From then on the hours count.</summary>
    /// <param name="confirmedBy">Customer id of who typed the shop's name.</param>
    /// <param name="approvedBy">Customer id of the second person; 0: there is no other who may.</param>
    /// <returns>False: it was withdrawn meanwhile.</returns>
    public async Task<bool> ConfirmAsync(int confirmedBy, int approvedBy)
    {
        var seal = await sealer.SealNowAsync(CancellationToken.None);
        await witness.SealedAsync(seal);
        // Sealing takes its time.
        if (!(await StandingAsync()).IsWanted)
            return false;
        var confirmed = Now;
        await KeepAsync(new() { ConfirmedOnUtc = confirmed, ConfirmedBy = confirmedBy, ApprovedBy = approvedBy });
        if (approvedBy == 0)
            await activity.WriteAsync(CashbackActivity.DeletionConfirmed, null, "Plugins.Misc.Cashback.ActivityLog.DeletionConfirmed", Hours);
        else
            await activity.WriteAsync(CashbackActivity.DeletionConfirmed, null, "Plugins.Misc.Cashback.ActivityLog.DeletionApproved", Hours, await NameAsync(confirmedBy), await NameAsync(approvedBy));
        await letters.ConfirmedAsync(new(confirmedBy, approvedBy, confirmed.AddHours(Hours), seal));
        return true;
    }

    /// <summary>Tells, once, that it is carried out. Where the removal broke off after that and goes on, the ledger may be gone in part.</summary>
    /// <param name="doneBy">Customer id of who uninstalls.</param>
    public async Task TellCarriedOutAsync(int doneBy)
    {
        var (standing, kept) = (await StandingAsync(), await settings.LoadSettingAsync<CashbackDeletionSettings>());
        if (!standing.Holds || kept.ToldOnUtc is not null)
            return;
        await letters.CarriedOutAsync(new(standing.ConfirmedBy, standing.ApprovedBy, standing.EndsUtc!.Value, await sealer.NewestAsync(CancellationToken.None)), doneBy);
        kept.ToldOnUtc = Now;
        await settings.SaveSettingAsync(kept, row => row.ToldOnUtc);
    }

    /// <summary>Notes that the file was sent whole.</summary>
    /// <param name="begunOnUtc">When its sending began: what was sent before the confirmation has not what came until then.</param>
    public async Task NoteFileAsync(DateTime begunOnUtc)
    {
        var kept = await settings.LoadSettingAsync<CashbackDeletionSettings>();
        if (kept.ConfirmedOnUtc is null)
            return;
        kept.FileOnUtc = begunOnUtc;
        // Nothing else of it: it may have been withdrawn in this moment.
        await settings.SaveSettingAsync(kept, row => row.FileOnUtc);
    }

    /// <summary>Takes the confirmation back, and with it the tick: who withdraws wants to keep the ledger.</summary>
    public async Task WithdrawAsync()
    {
        await settings.DeleteSettingAsync<CashbackDeletionSettings>();
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        values.DeleteLedgerOnUninstall = false;
        await writer.SaveAsync(values, _ => false, storeId: 0);
        await activity.WriteAsync(CashbackActivity.DeletionWithdrawn, null, "Plugins.Misc.Cashback.ActivityLog.DeletionWithdrawn");
    }

    async Task<string> NameAsync(int customerId) =>
        (await customers.GetCustomerByIdAsync(customerId))?.Email is { Length: > 0 } email ? email : customerId.ToString(CultureInfo.InvariantCulture);

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

    /// <summary>Customer id of the second person who approved it; 0: there was no other who may.</summary>
    public int ApprovedBy { get; set; }

    /// <summary>When the sending of the file with the ledger began that was last sent whole since then, UTC; null: not yet.</summary>
    public DateTime? FileOnUtc { get; set; }

    /// <summary>When it was told that it is carried out, UTC; null: not yet.</summary>
    public DateTime? ToldOnUtc { get; set; }
}
