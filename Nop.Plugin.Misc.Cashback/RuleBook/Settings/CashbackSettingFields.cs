using System.Globalization;
using System.Linq.Expressions;

namespace Nop.Plugin.Misc.Cashback.RuleBook.Settings;

/// <summary>One setting that a store may have its own value of.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="IsOverriddenAsync">Whether a store has its own value.</param>
/// <param name="SaveAsync">Saves it for all stores, or for one, without clearing the settings' cache.</param>
/// <param name="Text">Its value as text that does not depend on a culture.</param>
public sealed record CashbackSettingField(
    string Name,
    Func<ISettingService, CashbackSettings, int, Task<bool>> IsOverriddenAsync,
    Func<ISettingService, CashbackSettings, bool, int, Task> SaveAsync,
    Func<CashbackSettings, string> Text);

/// <summary>The settings, one by one.</summary>
public static class CashbackSettingFields
{
    /// <summary>Those that a store may have its own value of: all but <see cref="CashbackSettings.WalletPerStore"/> and <see cref="CashbackSettings.DeleteLedgerOnUninstall"/>.</summary>
    public static IReadOnlyList<CashbackSettingField> PerStore { get; } =
    [
        Of(s => s.Enabled),
        Of(s => s.EarnFromUtc),
        Of(s => s.ActivationDelayDays),
        Of(s => s.MinimumReceipt),
        Of(s => s.BaseIncludesTax),
        Of(s => s.EarnOn),
        Of(s => s.ServiceCategoryIds),
        Of(s => s.EarnCapPercent),
        Of(s => s.EarnMarginCapPercent),
        Of(s => s.TierWindow),
        Of(s => s.TierReview),
        Of(s => s.TierReviewMonth),
        Of(s => s.TierReviewDay),
        Of(s => s.TierReviewMonths),
        Of(s => s.TierGraceDays),
        Of(s => s.TierReturnDays),
        Of(s => s.RequireOptIn),
        Of(s => s.RequireCard),
        Of(s => s.GuestClaimDays),
        Of(s => s.TermsUrl),
        Of(s => s.Shortfall),
        Of(s => s.CreditExpires),
        Of(s => s.ExpiryDays),
        Of(s => s.RedeemMinimum),
        Of(s => s.RedeemMaxPerOrder),
        Of(s => s.RedeemMaxSharePercent),
        Of(s => s.RedeemOnGiftCards),
        Of(s => s.CheckoutHoldMinutes),
        Of(s => s.VoucherValidDays),
        Of(s => s.CounterUndoMinutes),
        Of(s => s.ShowOnProductBox),
        Of(s => s.ShowOnProductPage),
        Of(s => s.ShowInCart),
    ];

    /// <summary>Those of <see cref="PerStore"/> that differ.</summary>
    public static IReadOnlyList<CashbackSettingField> Changed(CashbackSettings before, CashbackSettings after) =>
        [.. PerStore.Where(field => field.Text(before) != field.Text(after))];

    static CashbackSettingField Of<T>(Expression<Func<CashbackSettings, T>> property)
    {
        var read = property.Compile();
        return new(
            ((MemberExpression)property.Body).Member.Name,
            (service, settings, storeId) => service.SettingExistsAsync(settings, property, storeId),
            (service, settings, own, storeId) => service.SaveSettingOverridablePerStoreAsync(settings, property, own, storeId, false),
            settings => Invariant(read(settings)));
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
