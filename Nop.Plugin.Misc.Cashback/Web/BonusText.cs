namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Bonuses in the reader's language.</summary>
public sealed class BonusText(ILocalizationService localization, Texts texts)
{
    /// <summary>The reason of a ledger entry as people read it: of a bonus what it was for and its name; of any other entry as it is, also where somebody typed what looks like a bonus's.</summary>
    public async Task<string?> ReasonAsync(LedgerEntry entry) => entry.Kind == EntryKind.Bonus && BonusNote.Parse(entry.Reason) is { } note
        ? $"{await texts.GetAsync($"Bonuses.Reason.{note.KindName}")}: {note.Name}"
        : entry.Reason;

    /// <summary>Name of a kind.</summary>
    public Task<string> KindAsync(BonusKind kind) => localization.GetLocalizedEnumAsync(kind);

    /// <summary>When a kind gives its bonus, in a sentence.</summary>
    public async Task<string> HelpAsync(BonusKind kind) => kind is BonusKind.Birthday or BonusKind.Registration
        ? await texts.GetAsync($"Bonuses.Help.{kind}")
        : $"{await texts.GetAsync($"Bonuses.Help.{kind}")} {await texts.GetAsync("Bonuses.SalesToo")}";
}
