using System.Linq.Expressions;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.RuleBook.Settings;

/// <summary>One setting.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="IsOverriddenAsync">Whether a store has its own value.</param>
/// <param name="SaveAsync">Saves it for all stores, or for one, without clearing the settings' cache.</param>
/// <param name="Text">Its value as text that does not depend on a culture.</param>
sealed record CashbackSettingField(
    string Name,
    Func<ISettingService, CashbackSettings, int, Task<bool>> IsOverriddenAsync,
    Func<ISettingService, CashbackSettings, bool, int, Task> SaveAsync,
    Func<CashbackSettings, string> Text);

/// <summary>The settings, one by one.</summary>
static class CashbackSettingFields
{
    // One for all stores: wallets have one scope, the ledger is one, and so are an uninstallation and who looks after staff.
    static readonly string[] s_shared =
    [
        nameof(CashbackSettings.WalletPerStore), nameof(CashbackSettings.DeleteLedgerOnUninstall), nameof(CashbackSettings.WitnessEmail),
        nameof(CashbackSettings.AdjustmentMaximum), nameof(CashbackSettings.AdjustmentMaximumPerDay), nameof(CashbackSettings.AdjustmentMaximumTakenPerDay), nameof(CashbackSettings.GiftRunMaximum), nameof(CashbackSettings.GiftRunMaximumPerDay),
        nameof(CashbackSettings.CounterMostPerTaking), nameof(CashbackSettings.CounterMostPerClerkDay), nameof(CashbackSettings.CounterMostPerClientDay),
        nameof(CashbackSettings.HighestBalance), nameof(CashbackSettings.HighestBalanceWarnsOnly),
        nameof(CashbackSettings.RulesNeedSecondPerson), nameof(CashbackSettings.OversightEmail),
    ];

    /// <summary>Settings that a store may have its own value of.</summary>
    public static IReadOnlyList<CashbackSettingField> PerStore { get; } =
        [.. typeof(CashbackSettings).GetProperties().Where(property => !s_shared.Contains(property.Name)).Select(Of)];

    /// <summary>Settings that are one for all stores.</summary>
    public static IReadOnlyList<CashbackSettingField> Shared { get; } = [.. s_shared.Select(name => Of(typeof(CashbackSettings).GetProperty(name)!))];

    /// <summary>Whether a setting is one for all stores.</summary>
    public static bool IsShared(string setting) => s_shared.Contains(setting);

    /// <summary>Settings of <see cref="PerStore"/> that differ.</summary>
    public static IReadOnlyList<CashbackSettingField> Changed(CashbackSettings before, CashbackSettings after) =>
        [.. PerStore.Where(field => field.Text(before) != field.Text(after))];

    static CashbackSettingField Of(PropertyInfo property) => (CashbackSettingField)typeof(CashbackSettingFields)
        .GetMethod(nameof(OfType), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(property.PropertyType).Invoke(null, [property])!;

    static CashbackSettingField OfType<T>(PropertyInfo property)
    {
        var settings = Expression.Parameter(typeof(CashbackSettings), "settings");
        var read = Expression.Lambda<Func<CashbackSettings, T>>(Expression.Property(settings, property), settings);
        return new(
            property.Name,
            (service, values, storeId) => service.SettingExistsAsync(values, read, storeId),
            (service, values, own, storeId) => service.SaveSettingOverridablePerStoreAsync(values, read, own, storeId, false),
            values => Invariant(property.GetValue(values)));
    }

    static string Invariant(object? value) => value switch
    {
        null => "–",
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "–",
    };
}
