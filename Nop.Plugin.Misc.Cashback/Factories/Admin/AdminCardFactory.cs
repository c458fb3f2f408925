using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Earning.Members;
using Nop.Plugin.Misc.Cashback.Models.Admin;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Plugin.Misc.Cashback.Wallets;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>Makes the pages of card kinds and reads them back.</summary>
public sealed class AdminCardFactory(ICardKinds cards, IWalletDirectory wallets, ILocalizationService localization)
{
    /// <summary>All kinds in their order.</summary>
    public async Task<CardKindListModel> PrepareListAsync()
    {
        var holders = await cards.HoldersAsync();
        return new() { Kinds = [.. (await cards.GetAllAsync()).Select(kind => Model(kind, holders) with { Rate = kind.Rate is { } rate ? AdminText.Percent(rate) : null })] };
    }

    /// <summary>A kind to edit; null: there is none with the id.</summary>
    public async Task<CardKindModel?> PrepareAsync(int cardKindId) =>
        (await cards.GetAllAsync()).FirstOrDefault(kind => kind.Id == cardKindId) is { } kind ? Model(kind, await cards.HoldersAsync()) : null;

    /// <summary>The kind that the model says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<CardKind> ReadAsync(CardKindModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        var typed = new TypedNumbers(state, await wallets.GetCurrencyAsync(), localization);
        return new CardKind
        {
            Id = model.Id,
            Name = (model.Name ?? "").Trim(),
            Rate = await typed.OptionalNumberAsync(nameof(model.Rate), model.Rate, RuleSetValidator.MaxPercent),
            DisplayOrder = model.DisplayOrder,
        };
    }

    static CardKindModel Model(CardKind kind, IReadOnlyDictionary<int, int> holders) => new()
    {
        Id = kind.Id,
        Name = kind.Name,
        Rate = kind.Rate is { } rate ? AdminText.Number(rate) : null,
        DisplayOrder = kind.DisplayOrder,
        Holders = holders.GetValueOrDefault(kind.Id),
    };
}
