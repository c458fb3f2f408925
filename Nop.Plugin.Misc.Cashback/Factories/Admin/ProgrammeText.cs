using System.Globalization;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Factories.Admin;

/// <summary>When a programme runs and what it does, in one line each.</summary>
public sealed class ProgrammeText(ILocalizationService localization, ShopClock clock)
{
    /// <summary>Dates in the shop's zone, then weekdays.</summary>
    public async Task<string> WhenAsync(Programme programme)
    {
        var from = Day(programme.FromUtc);
        var to = Day(programme.ToUtc);
        var dates = (from, to) switch
        {
            (null, null) => await localization.GetResourceAsync("Plugins.Misc.Cashback.Programmes.Always"),
            (not null, null) => await TextAsync("Plugins.Misc.Cashback.Programmes.FromOnly", from),
            (null, not null) => await TextAsync("Plugins.Misc.Cashback.Programmes.ToOnly", to),
            _ => $"{from} – {to}",
        };
        if (programme.Weekdays == 0)
            return dates;

        var format = CultureInfo.CurrentCulture.DateTimeFormat;
        var days = AdminChoices.Weekdays().Select(item => int.Parse(item.Value, CultureInfo.InvariantCulture))
            .Where(day => (programme.Weekdays >> day & 1) != 0).Select(day => format.GetAbbreviatedDayName((DayOfWeek)day));
        return $"{dates} · {string.Join(", ", days)}";
    }

    /// <summary>Extra percent, factor, whether it works with others.</summary>
    public async Task<string> EffectAsync(Programme programme)
    {
        var parts = new List<string>();
        if (programme.ExtraPercent != 0)
            parts.Add("+ " + AdminText.Percent(programme.ExtraPercent));
        if (programme.Multiplier != 1)
            parts.Add("× " + AdminText.Number(programme.Multiplier));
        if (parts.Count == 0)
            parts.Add(await localization.GetResourceAsync("Plugins.Misc.Cashback.Programmes.NoEffect"));
        if (programme.Stackable)
            parts.Add(await localization.GetResourceAsync("Plugins.Misc.Cashback.Programmes.WithOthers"));
        return string.Join(", ", parts);
    }

    string? Day(DateTime? instantUtc) => clock.ToShop(instantUtc)?.ToString("g", CultureInfo.CurrentCulture);

    async Task<string> TextAsync(string key, string argument) => string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(key), argument);
}
