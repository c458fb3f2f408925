using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories;

/// <inheritdoc cref="IBonusText"/>
public sealed class BonusText(ILocalizationService localization) : IBonusText
{
    /// <inheritdoc/>
    public async Task<string?> ReasonAsync(string? reason) => BonusNote.Parse(reason) is { } note
        ? $"{await TextAsync($"Bonuses.Reason.{note.KindName}")}: {note.Name}"
        : reason;

    /// <inheritdoc/>
    public Task<string> KindAsync(BonusKind kind) => localization.GetLocalizedEnumAsync(kind);

    /// <inheritdoc/>
    public Task<string> HelpAsync(BonusKind kind) => TextAsync($"Bonuses.Help.{kind}");

    Task<string> TextAsync(string key) => localization.GetResourceAsync($"{CashbackDefaults.ResourcePrefix}.{key}");
}
