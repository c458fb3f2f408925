using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Bonuses in the reader's language.</summary>
public interface IBonusText
{
    /// <summary>The reason of a ledger entry as people read it: what a bonus was for and its name; any other reason as it is.</summary>
    /// <param name="reason">As the entry keeps it.</param>
    Task<string?> ReasonAsync(string? reason);

    /// <summary>Name of a kind.</summary>
    Task<string> KindAsync(BonusKind kind);

    /// <summary>When a kind gives its bonus, in a sentence.</summary>
    Task<string> HelpAsync(BonusKind kind);
}

/// <inheritdoc cref="IBonusText"/>
sealed class BonusText(ILocalizationService localization, Texts texts) : IBonusText
{
    /// <inheritdoc/>
    public async Task<string?> ReasonAsync(string? reason) => BonusNote.Parse(reason) is { } note
        ? $"{await texts.GetAsync($"Bonuses.Reason.{note.KindName}")}: {note.Name}"
        : reason;

    /// <inheritdoc/>
    public Task<string> KindAsync(BonusKind kind) => localization.GetLocalizedEnumAsync(kind);

    /// <inheritdoc/>
    public Task<string> HelpAsync(BonusKind kind) => texts.GetAsync($"Bonuses.Help.{kind}");

}
