namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Bonuses in the reader's language.</summary>
public interface IBonusText
{
    /// <summary>The reason of a ledger entry as people read it: of a bonus what it was for and its name; of any other entry as it is, also where somebody typed what looks like a bonus's.</summary>
    Task<string?> ReasonAsync(LedgerEntry entry);

    /// <summary>Name of a kind.</summary>
    Task<string> KindAsync(BonusKind kind);

    /// <summary>When a kind gives its bonus, in a sentence.</summary>
    Task<string> HelpAsync(BonusKind kind);
}

/// <inheritdoc cref="IBonusText"/>
sealed class BonusText(ILocalizationService localization, Texts texts) : IBonusText
{
    public async Task<string?> ReasonAsync(LedgerEntry entry) => entry.Kind == EntryKind.Bonus && BonusNote.Parse(entry.Reason) is { } note
        ? $"{await texts.GetAsync($"Bonuses.Reason.{note.KindName}")}: {note.Name}"
        : entry.Reason;

    public Task<string> KindAsync(BonusKind kind) => localization.GetLocalizedEnumAsync(kind);

    public Task<string> HelpAsync(BonusKind kind) => texts.GetAsync($"Bonuses.Help.{kind}");

}
