using Nop.Plugin.Misc.Cashback.RuleBook.Settings;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>Makes the settings page and reads it back.</summary>
public sealed class AdminConfigurationFactory(
    ISettingService settings,
    IStoreContext stores,
    IWalletDirectory wallets,
    FormReaders readers,
    AdminChoices choices,
    EarnExampleFactory examples,
    IRuleSetProvider rules,
    OverCapText overCap,
    ProductCodes productCodes,
    ICustomerService customers,
    ShopClock clock,
    TimeProvider time,
    Texts texts)
{
    /// <summary>The page with the saved settings of the store scope that the admin chose.</summary>
    public async Task<ConfigurationModel> PrepareAsync()
    {
        var scope = await stores.GetActiveStoreScopeConfigurationAsync();
        var saved = await settings.LoadSettingAsync<CashbackSettings>(scope);
        var model = await ShownAsync(saved, await wallets.GetCurrencyAsync());
        if (scope > 0)
        {
            foreach (var field in CashbackSettingFields.PerStore)
                model.Own[field.Name] = await field.IsOverriddenAsync(settings, saved, scope);
        }

        return await CompleteAsync(model);
    }

    /// <summary>Adds what the page shows beside the fields, also to a model that comes back with errors.</summary>
    public async Task<ConfigurationModel> CompleteAsync(ConfigurationModel model)
    {
        model.ActiveStoreScopeConfiguration = await stores.GetActiveStoreScopeConfigurationAsync();
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        model.WalletScopeLocked = await HasWalletsAsync();
        model.AvailableEarnOn = await choices.OfEnumAsync<EarnOn>();
        model.AvailableCategories = await choices.CategoriesAsync();
        model.AvailableTiers = await choices.TiersAsync();
        model.AvailableRoles = [.. (await customers.GetAllCustomerRolesAsync(showHidden: true)).Select(role => new SelectListItem(role.Name, role.Id.ToString(CultureInfo.InvariantCulture)))];
        model.AvailableWeekdays = AdminChoices.Weekdays();
        model.AvailableTierWindows = await choices.OfEnumAsync<TierWindow>();
        model.AvailableTierReviews = await choices.OfEnumAsync<TierReview>();
        model.AvailableExpiries = await choices.OfEnumAsync<ExpiryUntil>();
        model.AvailableMonths = AdminChoices.Months();
        model.AvailableShortfalls = await choices.OfEnumAsync<ShortfallPolicy>();
        model.AvailableTaxTreatments = await choices.OfEnumAsync<TaxTreatment>();
        model.AvailableVoucherRests = await choices.OfEnumAsync<VoucherRest>();
        model.ExpiryExample = await ExpiryExampleAsync(await settings.LoadSettingAsync<CashbackSettings>(model.ActiveStoreScopeConfiguration));
        model.Example = await examples.PrepareAsync(model.ActiveStoreScopeConfiguration);
        return model;
    }

    /// <summary>The settings that the model says, read over the saved ones.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<CashbackSettings> ReadAsync(ConfigurationModel model, ModelStateDictionary state)
    {
        var scope = await stores.GetActiveStoreScopeConfigurationAsync();
        var result = await settings.LoadSettingAsync<CashbackSettings>(scope);
        var currency = await wallets.GetCurrencyAsync();
        var typed = readers.Open(state, currency);
        if (scope > 0)
            FillUp(model, await ShownAsync(result, currency), state);

        if (scope == 0 && model.WalletPerStore != result.WalletPerStore)
        {
            if (await HasWalletsAsync())
                await typed.RefuseAsync(nameof(model.WalletPerStore), "Errors.WalletScopeLocked");
            result.WalletPerStore = model.WalletPerStore;
        }

        if (scope == 0)
            result.DeleteLedgerOnUninstall = model.DeleteLedgerOnUninstall;
        // The page shows minutes. The installation wrote the second, and orders of that very minute may lie before it.
        if (MinuteOf(model.EarnFrom) != MinuteOf(EarnFromOf(result)))
            result.EarnFromUtc = clock.ToUtc(model.EarnFrom) ?? CashbackSettings.EarnFromTheFirstOrder;
        result.Take(await TierTermsFields.ReadAsync(model, typed));
        var capBefore = result.EarnCapPercent;
        foreach (var field in SettingFields.All.Where(field => scope == 0 || !CashbackSettingFields.IsShared(field.Setting)))
            await field.ReadAsync(model, result, typed);

        if (scope == 0 && (capBefore == 0 || result.EarnCapPercent < capBefore))
            await RefuseBelowRatesAsync(result.EarnCapPercent, state);
        await SettingFields.CheckTogetherAsync(result, typed);
        result.RedeemProductIds = await productCodes.ReadAsync(typed, nameof(model.RedeemProductIds), model.RedeemProductIds);
        result.RedeemNotProductIds = await productCodes.ReadAsync(typed, nameof(model.RedeemNotProductIds), model.RedeemNotProductIds);
        foreach (var problem in RuleCheck.Of(CreditLimits.Of(result, currency)))
        {
            if (SpendingErrors.Say(problem) is var (field, key))
                await typed.RefuseAsync(field, key);
        }

        return result;
    }

    async Task<ConfigurationModel> ShownAsync(CashbackSettings saved, CurrencySpec currency)
    {
        var model = new ConfigurationModel
        {
            WalletPerStore = saved.WalletPerStore,
            EarnFrom = EarnFromOf(saved),
            DeleteLedgerOnUninstall = saved.DeleteLedgerOnUninstall,
            RedeemProductIds = await productCodes.ShowAsync(saved.RedeemProductIds),
            RedeemNotProductIds = await productCodes.ShowAsync(saved.RedeemNotProductIds),
        };
        TierTermsFields.Show(saved.TierTerms, model);
        foreach (var field in SettingFields.All)
            field.Show(saved, model, currency);
        return model;
    }

    async Task<string> ExpiryExampleAsync(CashbackSettings saved)
    {
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone);
        return saved.ExpiryTerms?.LastDay(today) is { } last
            ? await texts.GetAsync("Settings.ExpiryExample", DayOf(today), DayOf(last))
            : await texts.GetAsync("Settings.ExpiryExample.Never");

        static string DayOf(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
    }

    DateTime? EarnFromOf(CashbackSettings saved) => saved.EarnFromUtc == CashbackSettings.EarnFromTheFirstOrder ? null : clock.ToShop(saved.EarnFromUtc);

    static DateTime? MinuteOf(DateTime? time) => time?.AddTicks(-(time.Value.Ticks % TimeSpan.TicksPerMinute));

    // The shop switches fields off of which the store has no value of its own, and a browser does not send them: they stay as they are.
    static void FillUp(ConfigurationModel model, ConfigurationModel saved, ModelStateDictionary state)
    {
        foreach (var setting in CashbackSettingFields.PerStore.Where(setting => !model.IsOwn(setting.Name)))
        {
            var field = typeof(ConfigurationModel).GetProperty(SettingFields.FieldOf(setting.Name))!;
            field.SetValue(model, field.GetValue(saved));
            state.Remove(field.Name);
        }
    }

    // Rates are for all stores: one store's own cap may cut them there, the cap of all stores may not contradict them.
    async Task RefuseBelowRatesAsync(decimal cap, ModelStateDictionary state)
    {
        if (await overCap.OfAsync(await rules.GetRowsAsync(0), cap) is { } text)
            state.AddModelError(nameof(ConfigurationModel.EarnCapPercent), text);
    }

    async Task<bool> HasWalletsAsync() => (await wallets.SearchAsync(null, null, null, false, 0, 1)).TotalCount > 0;
}
