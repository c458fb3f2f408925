using Nop.Plugin.Misc.Cashback.RuleBook.Settings;

namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>
/// Writes a draft's rows over the live ones in one transaction, as the shop's repositories take part in one
/// (docs/decisions/011-putting-a-draft-live.md): all of it, or nothing.
/// </summary>
public sealed class DraftLauncher(
    IRepository<CashbackTier> tiers,
    IRepository<CategoryRate> categoryRates,
    IRepository<ProductRate> productRates,
    IRepository<ManufacturerRate> manufacturerRates,
    IRepository<CardKind> cards,
    IRepository<Programme> programmes,
    IRepository<RuleDraft> drafts,
    IRepository<RuleLaunch> launches,
    ISettingService settings,
    CashbackSettingRows settingRows,
    CashbackSettingsWriter writer,
    IRuleSetProvider provider,
    TimeProvider time)
{
    /// <summary>Puts the draft live, drops the cached rules and settings, and logs which settings changed.</summary>
    /// <param name="draft">The draft; learns the ids of rows that are new.</param>
    /// <param name="rules">Its rules, checked.</param>
    /// <param name="changes">What that changes.</param>
    /// <param name="actorId">Customer id of who does it; 0: the shop itself.</param>
    /// <exception cref="System.Data.Common.DbException">The database refused; nothing was written.</exception>
    internal async Task LaunchAsync(RuleDraft draft, DraftRules rules, RuleChanges changes, int actorId)
    {
        var launched = new RuleDraft { Id = draft.Id, Name = draft.Name, CreatedOnUtc = draft.CreatedOnUtc };
        var before = await settings.LoadSettingAsync<CashbackSettings>();
        var after = Apply(rules, await settings.LoadSettingAsync<CashbackSettings>());
        try
        {
            using var whole = WholeTransaction.Begin();
            await WriteRowsAsync(rules.Source);
            await settingRows.WriteAsync(before, after);

            // New rows have their ids now: to put the draft live again does not make them twice.
            launched.Rules = rules.ToJson();
            await drafts.UpdateAsync(launched, publishEvent: false);
            await launches.InsertAsync(new RuleLaunch { DraftId = draft.Id, Name = draft.Name, ActorId = actorId, CreatedOnUtc = time.GetUtcNow().UtcDateTime, Changes = changes.ToJson() }, publishEvent: false);
            whole.Complete();
        }
        finally
        {
            // Also where it was undone: whoever asked meanwhile may have read what is no more.
            await settings.ClearCacheAsync();
            await provider.ClearAsync();
        }

        draft.Rules = launched.Rules;
        await writer.LogAsync(before, after);
    }

    async Task WriteRowsAsync(RuleRows rows)
    {
        var tierIds = await ReplaceAsync(tiers, rows.Tiers, rest => tiers.DeleteAsync(rest, publishEvent: false));
        await ReplaceAsync(categoryRates, rows.CategoryRates, rest => categoryRates.DeleteAsync(rest, publishEvent: false));
        await ReplaceAsync(productRates, rows.ProductRates, rest => productRates.DeleteAsync(rest, publishEvent: false));
        await ReplaceAsync(manufacturerRates, rows.ManufacturerRates, rest => manufacturerRates.DeleteAsync(rest, publishEvent: false));

        // Clients hold cards: a kind that the draft does not know stays.
        var cardIds = await ReplaceAsync(cards, rows.Cards, _ => Task.CompletedTask);
        foreach (var programme in rows.Programmes)
        {
            programme.TierIds = Renamed(programme.TierIds, tierIds);
            programme.CardIds = Renamed(programme.CardIds, cardIds);
        }

        await ReplaceAsync(programmes, rows.Programmes, SwitchOffAsync);
    }

    /// <summary>Puts into settings what a draft says of them.</summary>
    internal static CashbackSettings Apply(DraftRules rules, CashbackSettings values)
    {
        var source = rules.Source;
        values.MinimumReceipt = new Money(source.MinimumReceipt, CurrencySpec.For(source.CurrencyCode)).ToDecimal();
        values.BaseIncludesTax = source.BaseIncludesTax;
        values.EarnOn = source.EarnOn;
        values.ServiceCategoryIds = source.ServiceCategoryIds;
        values.EarnCapPercent = source.CapPercent;
        values.EarnMarginCapPercent = source.MarginCapPercent;
        values.Take(rules.Terms);
        return values;
    }

    // Answers the new ids of rows that had to be inserted, by those that the draft knew.
    static async Task<Dictionary<int, int>> ReplaceAsync<T>(IRepository<T> repository, IReadOnlyList<T> wanted, Func<IList<T>, Task> removeAsync) where T : BaseEntity
    {
        var live = (await repository.GetAllAsync(query => query)).ToDictionary(row => row.Id);

        // What goes first makes room: categories and products have one rate each.
        var rest = live.Values.Where(row => !wanted.Any(other => other.Id == row.Id)).ToList();
        if (rest.Count > 0)
            await removeAsync(rest);
        var known = wanted.Where(row => live.ContainsKey(row.Id)).ToList();
        if (known.Count > 0)
            await repository.UpdateAsync(known, publishEvent: false);
        var ids = new Dictionary<int, int>();
        foreach (var row in wanted.Where(row => !live.ContainsKey(row.Id)).ToList())
        {
            var before = row.Id;
            row.Id = 0;
            await repository.InsertAsync(row, publishEvent: false);
            ids[before] = row.Id;
        }

        return ids;
    }

    async Task SwitchOffAsync(IList<Programme> rest)
    {
        foreach (var programme in rest)
            programme.Active = false;
        await programmes.UpdateAsync(rest, publishEvent: false);
    }

    static string Renamed(string? list, Dictionary<int, int> ids) => ids.Count == 0 ? list ?? ""
        : string.Join(',', IdList.Parse(list).Select(id => ids.GetValueOrDefault(id, id).ToString(CultureInfo.InvariantCulture)));
}
