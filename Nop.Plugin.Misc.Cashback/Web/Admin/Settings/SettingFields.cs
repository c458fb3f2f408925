using System.Linq.Expressions;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>One field of the settings page.</summary>
/// <param name="Setting">Name of the setting.</param>
/// <param name="Field">Name of the form's property.</param>
/// <param name="Show">Puts the saved value into the form; amounts in the currency.</param>
/// <param name="ReadAsync">Reads the form's value into the settings; what is wrong is refused beside the field.</param>
sealed record SettingField(string Setting, string Field, Action<CashbackSettings, ConfigurationModel, CurrencySpec> Show, Func<ConfigurationModel, CashbackSettings, FormReader, Task> ReadAsync);

/// <summary>The fields of the settings page, a line each. By hand stay those that other rows decide about: since when orders earn, the scope of wallets, how tiers last.</summary>
static class SettingFields
{
    const int MostDays = 3650;

    // A file that comes later is no file of a bad connection.
    const int MostReturnDays = 31;
    const int MostMinutes = 1440;
    const int DaysOfYear = 365;
    const int LastHour = 23;
    const int MostAddress = 400;

    internal static IReadOnlyList<SettingField> All { get; } =
    [
        Same(s => s.Enabled, m => m.Enabled),
        Whole(s => s.ActivationDelayDays, m => m.ActivationDelayDays, 0, MostDays),
        Amount(s => s.MinimumReceipt, m => m.MinimumReceipt),
        Same(s => s.BaseIncludesTax, m => m.BaseIncludesTax),
        Choice(s => s.EarnOn, m => m.EarnOn),
        Ids(s => s.ServiceCategoryIds, m => m.SelectedServiceCategoryIds),
        Percent(s => s.EarnCapPercent, m => m.EarnCapPercent, RuleSetValidator.MaxPercent),
        Percent(s => s.EarnMarginCapPercent, m => m.EarnMarginCapPercent, RuleSetValidator.MaxPercent),
        Same(s => s.RequireOptIn, m => m.RequireOptIn),
        Same(s => s.RequireCard, m => m.RequireCard),
        Whole(s => s.GuestClaimDays, m => m.GuestClaimDays, 0, DaysOfYear),
        Of(s => s.TermsUrl, m => m.TermsUrl, (address, _) => address, AddressAsync),
        Choice(s => s.Shortfall, m => m.Shortfall),
        Same(s => s.CreditExpires, m => m.CreditExpires),
        Whole(s => s.ExpiryDays, m => m.ExpiryDays, 0, MostDays),
        Choice(s => s.ExpiryUntil, m => m.ExpiryUntil),
        Whole(s => s.ExpiryMonth, m => m.ExpiryMonth, 1, 12),
        Whole(s => s.ExpiryDay, m => m.ExpiryDay, 1, 31),
        Amount(s => s.RedeemMinimum, m => m.RedeemMinimum),
        Amount(s => s.RedeemMaxPerOrder, m => m.RedeemMaxPerOrder),
        Percent(s => s.RedeemMaxSharePercent, m => m.RedeemMaxSharePercent, 100),
        Same(s => s.RedeemOnGiftCards, m => m.RedeemOnGiftCards),
        Amount(s => s.RedeemMinimumOrder, m => m.RedeemMinimumOrder),
        Choice(s => s.RedeemOn, m => m.RedeemOn),
        Ids(s => s.RedeemCategoryIds, m => m.RedeemCategoryIds),
        Ids(s => s.RedeemNotCategoryIds, m => m.RedeemNotCategoryIds),
        Same(s => s.RedeemOnReduced, m => m.RedeemOnReduced),
        Same(s => s.RedeemOnShipping, m => m.RedeemOnShipping),
        Choice(s => s.TaxTreatment, m => m.TaxTreatment),
        Same(s => s.RedeemOncePerDay, m => m.RedeemOncePerDay),
        Ids(s => s.RedeemTierIds, m => m.RedeemTierIds),
        Ids(s => s.RedeemRoleIds, m => m.RedeemRoleIds),
        Of(s => s.RedeemOffWeekdays, m => m.RedeemOffWeekdays, (bits, _) => [.. WeekdayBits.DaysOf(bits).Select(day => (int)day)], (_, _, days) => Task.FromResult(WeekdayBits.Of(days))),
        Of(s => s.RedeemOffDays, m => m.RedeemOffDays, (days, _) => days, OffDaysAsync),
        Whole(s => s.CheckoutHoldMinutes, m => m.CheckoutHoldMinutes, 1, MostMinutes),
        Whole(s => s.VoucherValidDays, m => m.VoucherValidDays, 0, MostDays),
        Whole(s => s.VoucherReturnDays, m => m.VoucherReturnDays, 0, MostReturnDays),
        Whole(s => s.VoucherReminderDays, m => m.VoucherReminderDays, 0, DaysOfYear),
        Of(s => s.CreditEndDays, m => m.CreditEndDays, (days, _) => days, EndDaysAsync),
        Whole(s => s.QuietFromHour, m => m.QuietFromHour, 0, LastHour),
        Whole(s => s.QuietUntilHour, m => m.QuietUntilHour, 0, LastHour),
        Of(s => s.QuietWeekdays, m => m.QuietWeekdays, (bits, _) => [.. WeekdayBits.DaysOf(bits).Select(day => (int)day)], QuietWeekdaysAsync),
        Whole(s => s.MarketingDays, m => m.MarketingDays, 0, DaysOfYear),
        Choice(s => s.VoucherRest, m => m.VoucherRest),
        Whole(s => s.CounterUndoMinutes, m => m.CounterUndoMinutes, 0, MostMinutes),
        Amount(s => s.CounterProofFrom, m => m.CounterProofFrom),
        Amount(s => s.CounterMostPerTaking, m => m.CounterMostPerTaking),
        Amount(s => s.CounterMostPerClerkDay, m => m.CounterMostPerClerkDay),
        Amount(s => s.CounterMostPerClientDay, m => m.CounterMostPerClientDay),
        Same(s => s.ShowOnProductBox, m => m.ShowOnProductBox),
        Same(s => s.ShowOnProductPage, m => m.ShowOnProductPage),
        Same(s => s.ShowInCart, m => m.ShowInCart),
        Amount(s => s.HighestBalance, m => m.HighestBalance),
        Same(s => s.HighestBalanceWarnsOnly, m => m.HighestBalanceWarnsOnly),
        Amount(s => s.AdjustmentMaximum, m => m.AdjustmentMaximum),
        Amount(s => s.AdjustmentMaximumPerDay, m => m.AdjustmentMaximumPerDay),
        Amount(s => s.AdjustmentMaximumTakenPerDay, m => m.AdjustmentMaximumTakenPerDay),
        Amount(s => s.GiftRunMaximum, m => m.GiftRunMaximum),
        Amount(s => s.GiftRunMaximumPerDay, m => m.GiftRunMaximumPerDay),
        Same(s => s.RulesNeedSecondPerson, m => m.RulesNeedSecondPerson),
        Of(s => s.OversightEmail, m => m.OversightEmail, (address, _) => address, MailboxAsync),
        Of(s => s.WitnessEmail, m => m.WitnessEmail, (address, _) => address, MailboxAsync),
    ];

    /// <summary>Name of the form's property of a setting.</summary>
    internal static string FieldOf(string setting) => setting == nameof(CashbackSettings.EarnFromUtc) ? nameof(ConfigurationModel.EarnFrom)
        : All.FirstOrDefault(field => field.Setting == setting)?.Field ?? setting;

    /// <summary>Refuses what fields that are right each by itself say together.</summary>
    internal static async Task CheckTogetherAsync(CashbackSettings read, FormReader typed)
    {
        // What lasts to the end of the day on which it becomes usable nobody could plan a visit with.
        if (read is { CreditExpires: true, ExpiryUntil: ExpiryUntil.Day, ExpiryDays: 0 })
            await typed.WholeAsync(nameof(ConfigurationModel.ExpiryDays), read.ExpiryDays, 1, MostDays);
    }

    static SettingField Same<T>(Expression<Func<CashbackSettings, T>> setting, Expression<Func<ConfigurationModel, T>> field) =>
        Of(setting, field, (value, _) => value, (_, _, value) => Task.FromResult(value));

    static SettingField Whole(Expression<Func<CashbackSettings, int>> setting, Expression<Func<ConfigurationModel, int>> field, int least, int most) =>
        Of(setting, field, (value, _) => value, (typed, name, value) => typed.WholeAsync(name, value, least, most));

    static SettingField Ids(Expression<Func<CashbackSettings, string>> setting, Expression<Func<ConfigurationModel, IList<int>>> field) =>
        Of(setting, field, (ids, _) => [.. IdList.Parse(ids)], (_, _, ids) => Task.FromResult(IdList.Join(ids)));

    static SettingField Choice<T>(Expression<Func<CashbackSettings, T>> setting, Expression<Func<ConfigurationModel, int>> field) where T : struct, Enum =>
        Of(setting, field, (value, _) => Convert.ToInt32(value, CultureInfo.InvariantCulture), (typed, name, value) => typed.ChoiceAsync<T>(name, value));

    static SettingField Percent(Expression<Func<CashbackSettings, decimal>> setting, Expression<Func<ConfigurationModel, string?>> field, decimal most) =>
        Of(setting, field, (value, _) => Figures.Number(value), (typed, name, text) => typed.NumberAsync(name, text, most));

    static SettingField Amount(Expression<Func<CashbackSettings, decimal>> setting, Expression<Func<ConfigurationModel, string?>> field) =>
        Of(setting, field,
            (value, currency) => Figures.AmountField(Money.FromDecimalHalfUp(value, currency).Minor, currency),
            async (typed, name, text) => new Money(await typed.AmountAsync(name, text), typed.Currency).ToDecimal());

    // A page of the shop or a whole address; nothing that a browser would run, and no character that the shop's settings might not hold.
    static async Task<string?> AddressAsync(FormReader typed, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var address = text.Trim();
        var isAddress = address.Length <= MostAddress && !address.Any(char.IsSurrogate)
            && ((address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal))
                || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)));
        if (!isAddress)
            await typed.RefuseAsync(field, "Errors.Address");
        return address;
    }

    static async Task<string> OffDaysAsync(FormReader typed, string field, string? text)
    {
        if (DayRange.Parse(text) is { } ranges)
            return DayRange.Join(ranges);

        await typed.RefuseAsync(field, "Errors.Days");
        return "";
    }

    // A week without a day for letters would keep them for ever.
    static async Task<int> QuietWeekdaysAsync(FormReader typed, string field, IList<int> days)
    {
        var bits = WeekdayBits.Of(days);
        if (bits == WeekdayBits.All)
            await typed.RefuseAsync(field, "Errors.QuietWeekdays");
        return bits;
    }

    static async Task<string> EndDaysAsync(FormReader typed, string field, string? text)
    {
        if (ReminderDays.Parse(text) is { } days)
            return ReminderDays.Join(days);

        await typed.RefuseAsync(field, "Errors.ReminderDays", ReminderDays.MostDays, ReminderDays.MostSteps);
        return "";
    }

    static async Task<string?> MailboxAsync(FormReader typed, string field, string? text) => await typed.MailboxAsync(field, text) is { Length: > 0 } address ? address : null;

    static SettingField Of<TSetting, TField>(
        Expression<Func<CashbackSettings, TSetting>> setting,
        Expression<Func<ConfigurationModel, TField>> field,
        Func<TSetting, CurrencySpec, TField> show,
        Func<FormReader, string, TField, Task<TSetting>> readAsync)
    {
        var (saved, shown) = (PropertyOf(setting), PropertyOf(field));
        return new(
            saved.Name,
            shown.Name,
            (settings, model, currency) => shown.SetValue(model, show((TSetting)saved.GetValue(settings)!, currency)),
            async (model, settings, typed) => saved.SetValue(settings, await readAsync(typed, shown.Name, (TField)shown.GetValue(model)!)));
    }

    static PropertyInfo PropertyOf(LambdaExpression property) => (PropertyInfo)((MemberExpression)property.Body).Member;
}
