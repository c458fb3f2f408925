using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Infrastructure;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Insight.Drafts;

/// <summary>
/// Writes a draft's rows over the live ones. The shop's repositories know no transaction over several tables; every step can
/// be done again, so that a run that broke off is completed by the next one.
/// </summary>
public sealed class DraftLauncher(
    IRepository<CashbackTier> tiers,
    IRepository<CategoryRate> categoryRates,
    IRepository<ProductRate> productRates,
    IRepository<ManufacturerRate> manufacturerRates,
    IRepository<Programme> programmes,
    ISettingService settings,
    CashbackSettingsWriter writer,
    IRuleSetProvider provider)
{
    /// <summary>Does it, and drops the cached rules.</summary>
    /// <param name="draft">Checked rules.</param>
    public async Task LaunchAsync(DraftRules draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var source = draft.Source;
        await ReplaceAsync(tiers, source.Tiers, rest => tiers.DeleteAsync(rest));
        await ReplaceAsync(categoryRates, source.CategoryRates, rest => categoryRates.DeleteAsync(rest));
        await ReplaceAsync(productRates, source.ProductRates, rest => productRates.DeleteAsync(rest));
        await ReplaceAsync(manufacturerRates, source.ManufacturerRates, rest => manufacturerRates.DeleteAsync(rest));
        await ReplaceAsync(programmes, source.Programmes, SwitchOffAsync);

        var values = await settings.LoadSettingAsync<CashbackSettings>();
        values.MinimumReceipt = new Money(source.MinimumReceipt, CurrencySpec.For(source.CurrencyCode)).ToDecimal();
        values.BaseIncludesTax = source.BaseIncludesTax;
        values.EarnOn = source.EarnOn;
        values.ServiceCategoryIds = source.ServiceCategoryIds;
        values.EarnCapPercent = source.CapPercent;
        values.EarnMarginCapPercent = source.MarginCapPercent;
        await writer.SaveAsync(values, _ => false, 0);
        await provider.ClearAsync();
    }

    static async Task ReplaceAsync<T>(IRepository<T> repository, IReadOnlyList<T> wanted, Func<IList<T>, Task> removeAsync) where T : BaseEntity
    {
        var live = (await repository.GetAllAsync(query => query)).ToDictionary(row => row.Id);

        // What goes first makes room: categories and products have one rate each.
        var rest = live.Values.Where(row => !wanted.Any(other => other.Id == row.Id)).ToList();
        if (rest.Count > 0)
            await removeAsync(rest);
        var known = wanted.Where(row => live.ContainsKey(row.Id)).ToList();
        if (known.Count > 0)
            await repository.UpdateAsync(known);
        foreach (var row in wanted.Where(row => !live.ContainsKey(row.Id)))
        {
            row.Id = 0;
            await repository.InsertAsync(row);
        }
    }

    async Task SwitchOffAsync(IList<Programme> rest)
    {
        foreach (var programme in rest)
            programme.Active = false;
        await programmes.UpdateAsync(rest);
    }
}
