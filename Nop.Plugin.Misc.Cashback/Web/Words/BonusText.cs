using Nop.Plugin.Misc.Cashback.Rules.Bonuses;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Web.Words;

/// <inheritdoc cref="IBonusText"/>
public sealed class BonusText(ILocalizationService localization, Texts texts) : IBonusText
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
