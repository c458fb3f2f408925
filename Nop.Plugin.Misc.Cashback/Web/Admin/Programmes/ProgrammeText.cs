using System.Globalization;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.Web.Admin.Audiences;
using Nop.Services.Catalog;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

/// <summary>When a programme runs, for whom, on what and what it does, in one line each.</summary>
public sealed class ProgrammeText(
    Texts texts, ICategoryService categories, IWalletDirectory wallets, AudienceForm audience, ShopClock clock)
{
    /// <summary>Dates in the shop's zone, then weekdays, months and hours.</summary>
    public async Task<string> WhenAsync(Programme programme)
    {
        var parts = new List<string>();
        switch (Day(programme.FromUtc), Day(programme.ToUtc))
        {
            case (not null and var from, null):
                parts.Add(await texts.GetAsync("Programmes.FromOnly", from));
                break;
            case (null, not null and var to):
                parts.Add(await texts.GetAsync("Programmes.ToOnly", to));
                break;
            case (not null and var from, not null and var to):
                parts.Add($"{from} – {to}");
                break;
        }

        var format = CultureInfo.CurrentCulture.DateTimeFormat;
        if (programme.Weekdays != 0)
        {
            parts.Add(string.Join(", ", AdminChoices.Weekdays().Select(item => int.Parse(item.Value, CultureInfo.InvariantCulture))
                .Where(day => (programme.Weekdays >> day & 1) != 0).Select(day => format.GetAbbreviatedDayName((DayOfWeek)day))));
        }

        if (programme.Months != 0)
            parts.Add(string.Join(", ", Enumerable.Range(1, 12).Where(month => (programme.Months >> (month - 1) & 1) != 0).Select(format.GetAbbreviatedMonthName)));
        if ((programme.FromMinute ?? programme.ToMinute) is not null)
            parts.Add($"{Time(programme.FromMinute ?? 0)} – {Time(programme.ToMinute ?? RuleSetValidator.MinutesOfDay)}");
        return parts.Count == 0 ? await texts.GetAsync("Programmes.Always") : string.Join(" · ", parts);
    }

    /// <summary>When, for which clients and on which products it holds.</summary>
    public async Task<string> ConditionsAsync(Programme programme)
    {
        string?[] parts = [await WhenAsync(programme), await AudienceAsync(programme), await ProductsAsync(programme)];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>For which clients.</summary>
    public async Task<string> AudienceAsync(Programme programme) => string.Join("; ", await audience.WordsAsync(RuleSource.RuleOf(programme).Audience));

    /// <summary>On which products; null: on all.</summary>
    public async Task<string?> ProductsAsync(Programme programme)
    {
        if (programme.FavouriteCategory)
            return await texts.GetAsync("Programmes.OnFavourite");

        var ids = IdList.Parse(programme.CategoryIds);
        return ids.Count == 0 ? null : string.Join(", ", (await categories.GetCategoriesByIdsAsync([.. ids])).Select(category => category.Name));
    }

    /// <summary>Extra percent and amounts, factor, priority, whether it works with others.</summary>
    public async Task<string> EffectAsync(Programme programme)
    {
        var currency = await wallets.GetCurrencyAsync();
        var parts = new List<string>();
        if (programme.ExtraPercent != 0)
            parts.Add("+ " + AdminText.Percent(programme.ExtraPercent));
        if (programme.ExtraPerItem != 0)
            parts.Add(await texts.GetAsync("Programmes.EffectPerItem", AdminText.Units(programme.ExtraPerItem, currency)));
        if (programme.Multiplier != 1)
            parts.Add("× " + AdminText.Number(programme.Multiplier));
        if (programme.ExtraPerOrder != 0)
            parts.Add(await texts.GetAsync("Programmes.EffectPerOrder", AdminText.Units(programme.ExtraPerOrder, currency)));
        if (parts.Count == 0)
            parts.Add(await texts.GetAsync("Programmes.NoEffect"));
        if (programme.Stackable)
            parts.Add(await texts.GetAsync("Programmes.WithOthers"));
        if (programme.Priority != 0)
            parts.Add(await texts.GetAsync("Programmes.WithPriority", programme.Priority));
        return string.Join(", ", parts);
    }

    /// <summary>A minute of the day as a field for times has it: "09:30"; the end of the day is "00:00".</summary>
    public static string? Time(int? minute) =>
        minute is { } of ? new TimeOnly(of / 60 % 24, of % 60).ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    string? Day(DateTime? instantUtc) => clock.ToShop(instantUtc)?.ToString("g", CultureInfo.CurrentCulture);

}
