using System.ComponentModel;
using Nop.Core.Domain.Configuration;

namespace Nop.Plugin.Misc.Cashback.RuleBook.Settings;

/// <summary>
/// Writes settings for all stores as rows, for who is inside a transaction: the shop's own service asks its cache at every
/// step, and a cache that is kept in a database of its own cannot take part. Who uses it drops the settings' cache afterwards.
/// </summary>
public sealed class CashbackSettingRows(IRepository<Setting> rows)
{
    /// <summary>Writes those that differ and that a store may have its own value of.</summary>
    /// <param name="before">As they are.</param>
    /// <param name="after">As they are to be.</param>
    public async Task WriteAsync(CashbackSettings before, CashbackSettings after)
    {
        var wanted = CashbackSettingFields.Changed(before, after).ToDictionary(field => NameOf(field.Name), field => TextOf(after, field.Name));
        var names = wanted.Keys.ToList();
        var found = (await rows.GetAllAsync(query => query.Where(row => row.StoreId == 0 && names.Contains(row.Name)))).ToLookup(row => row.Name.ToLowerInvariant());
        foreach (var (name, text) in wanted)
        {
            if (found[name].FirstOrDefault() is not { } row)
            {
                await rows.InsertAsync(new Setting(name, text, 0), publishEvent: false);
                continue;
            }

            row.Value = text;
            await rows.UpdateAsync(row, publishEvent: false);
        }
    }

    // Names and texts as the shop's service writes them.
    static string NameOf(string property) => $"{nameof(CashbackSettings)}.{property}".ToLowerInvariant();

    static string TextOf(CashbackSettings settings, string property)
    {
        var value = typeof(CashbackSettings).GetProperty(property)!;
        return TypeDescriptor.GetConverter(value.PropertyType).ConvertToInvariantString(value.GetValue(settings)) ?? "";
    }
}
