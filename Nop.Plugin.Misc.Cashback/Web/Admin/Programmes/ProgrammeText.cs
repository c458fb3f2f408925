namespace Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;

/// <summary>When a programme runs, for whom, on what and what it does, in one line each.</summary>
public sealed class ProgrammeText(Texts texts, ICategoryService categories, PageWords words)
{
    /// <summary>Dates in the shop's zone, then weekdays, months and hours.</summary>
    public async Task<string> WhenAsync(Programme programme)
    {
        var times = (await words.OpenAsync()).Times(programme.ToRule()).ToList();
        return times.Count == 0 ? await texts.GetAsync("Programmes.Always") : string.Join(" · ", times);
    }

    /// <summary>When, for which customers and on which products it holds.</summary>
    public async Task<string> ConditionsAsync(Programme programme)
    {
        string?[] parts = [await WhenAsync(programme), await AudienceAsync(programme), await ProductsAsync(programme)];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>For which customers.</summary>
    public async Task<string> AudienceAsync(Programme programme) => string.Join("; ", await words.AudienceAsync(programme.ToRule().Audience));

    /// <summary>On which products; null: on all.</summary>
    public async Task<string?> ProductsAsync(Programme programme)
    {
        if (programme.FavouriteCategory)
            return await texts.GetAsync("Programmes.OnFavourite");

        var ids = IdList.Parse(programme.CategoryIds);
        return ids.Count == 0 ? null : string.Join(", ", (await categories.GetCategoriesByIdsAsync([.. ids])).Select(category => category.Name));
    }

    /// <summary>Extra percent and amounts, factor, whether it works with others, priority.</summary>
    public async Task<string> EffectAsync(Programme programme)
    {
        var parts = new List<string> { (await words.OpenAsync()).Effect(programme.ToRule()) };
        if (programme.Stackable)
            parts.Add(await texts.GetAsync("Programmes.WithOthers"));
        if (programme.Priority != 0)
            parts.Add(await texts.GetAsync("Programmes.WithPriority", programme.Priority));
        return string.Join(", ", parts);
    }

    /// <summary>A minute of the day as a field for times has it: "09:30"; the end of the day is "00:00".</summary>
    public static string? Time(int? minute) =>
        minute is { } of ? new TimeOnly(of / 60 % 24, of % 60).ToString("HH:mm", CultureInfo.InvariantCulture) : null;
}
