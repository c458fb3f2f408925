namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Says in a sentence what an entry of the ledger was, for who looks after a salon and no ledger.</summary>
public sealed class EntryText(Texts texts)
{
    /// <summary>Whether it moved nothing: its amount tells something of the order.</summary>
    public static bool IsNote(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.From == entry.To;
    }

    /// <summary>The sentence.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="purpose">Purpose of its hold; null: it has none.</param>
    /// <param name="currency">The wallet's.</param>
    public Task<string> SayAsync(LedgerEntry entry, HoldPurpose? purpose, CurrencySpec currency) => texts.GetAsync($"Entries.Says.{KeyOf(entry, purpose)}", Figures.Amount(entry.Amount, currency));

    /// <summary>Names the sentence.</summary>
    internal static string KeyOf(LedgerEntry entry, HoldPurpose? purpose) => entry.Kind switch
    {
        EntryKind.Hold => $"Hold{purpose}",
        EntryKind.Release => purpose == HoldPurpose.Voucher ? "ReleaseVoucher" : "Release",
        EntryKind.Capture when entry.From == LedgerAccount.Debt => "CaptureDebt",
        EntryKind.Capture when SaleNumber.Of(entry.OrderId) is not null => "CaptureSale",
        EntryKind.Capture => $"Capture{purpose}",
        EntryKind.Restore when entry.To == LedgerAccount.Debt => "RestoreDebt",
        EntryKind.Restore when entry.To == LedgerAccount.Reserved => "RestoreVoucher",
        EntryKind.Restore when entry.OrderId is null => "RestoreMistake",
        EntryKind.Restore when entry is { Channel: Channel.Admin, Reason: not null } => "RestoreStaff",
        EntryKind.ClawBack when entry.From == LedgerAccount.Pending => "ClawBackPending",
        EntryKind.ClawBack when entry.From == LedgerAccount.Debt => "ClawBackDebt",
        EntryKind.Adjust when entry.From == LedgerAccount.Available => "AdjustTaken",
        EntryKind.MoveOut when entry.To == LedgerAccount.Debt => "MoveOutDebt",
        EntryKind.MoveIn when entry.From == LedgerAccount.Debt => "MoveInDebt",
        var other => $"{other}",
    };
}
