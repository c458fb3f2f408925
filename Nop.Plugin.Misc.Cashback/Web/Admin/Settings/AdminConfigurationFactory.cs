using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.RuleBook;
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
    ShopClock clock)
{
    /// <summary>The page with the saved settings of the store scope that the admin chose.</summary>
    public async Task<ConfigurationModel> PrepareAsync()
    {
        var scope = await stores.GetActiveStoreScopeConfigurationAsync();
        var saved = await settings.LoadSettingAsync<CashbackSettings>(scope);
        var currency = await wallets.GetCurrencyAsync();
        var model = new ConfigurationModel
        {
            Enabled = saved.Enabled,
            WalletPerStore = saved.WalletPerStore,
            EarnFrom = saved.EarnFromUtc == CashbackSettings.EarnFromTheFirstOrder ? null : clock.ToShop(saved.EarnFromUtc),
            ActivationDelayDays = saved.ActivationDelayDays,
            MinimumReceipt = Field(saved.MinimumReceipt, currency),
            BaseIncludesTax = saved.BaseIncludesTax,
            EarnOn = (int)saved.EarnOn,
            SelectedServiceCategoryIds = [.. IdList.Parse(saved.ServiceCategoryIds)],
            EarnCapPercent = AdminText.Number(saved.EarnCapPercent),
            EarnMarginCapPercent = AdminText.Number(saved.EarnMarginCapPercent),
            TierWindow = (int)saved.TierWindow,
            TierReview = (int)saved.TierReview,
            TierReviewMonth = saved.TierReviewMonth,
            TierReviewDay = saved.TierReviewDay,
            TierReviewMonths = saved.TierReviewMonths,
            TierGraceDays = saved.TierGraceDays,
            TierReturnDays = saved.TierReturnDays,
            RequireOptIn = saved.RequireOptIn,
            RequireCard = saved.RequireCard,
            GuestClaimDays = saved.GuestClaimDays,
            TermsUrl = saved.TermsUrl,
            Shortfall = (int)saved.Shortfall,
            CreditExpires = saved.CreditExpires,
            ExpiryDays = saved.ExpiryDays,
            RedeemMinimum = Field(saved.RedeemMinimum, currency),
            RedeemMaxPerOrder = Field(saved.RedeemMaxPerOrder, currency),
            RedeemMaxSharePercent = AdminText.Number(saved.RedeemMaxSharePercent),
            RedeemOnGiftCards = saved.RedeemOnGiftCards,
            CheckoutHoldMinutes = saved.CheckoutHoldMinutes,
            VoucherValidDays = saved.VoucherValidDays,
            CounterUndoMinutes = saved.CounterUndoMinutes,
            ShowOnProductBox = saved.ShowOnProductBox,
            ShowOnProductPage = saved.ShowOnProductPage,
            ShowInCart = saved.ShowInCart,
            DeleteLedgerOnUninstall = saved.DeleteLedgerOnUninstall,
        };
        if (scope > 0)
        {
            foreach (var field in CashbackSettingFields.PerStore)
                Flag(field.Name).SetValue(model, await field.IsOverriddenAsync(settings, saved, scope));
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
        model.AvailableTierWindows = await choices.OfEnumAsync<TierWindow>();
        model.AvailableTierReviews = await choices.OfEnumAsync<TierReview>();
        model.AvailableMonths = AdminChoices.Months();
        model.AvailableShortfalls = await choices.OfEnumAsync<ShortfallPolicy>();
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

        if (scope == 0 && model.WalletPerStore != result.WalletPerStore)
        {
            if (await HasWalletsAsync())
                await typed.RefuseAsync(nameof(model.WalletPerStore), "Errors.WalletScopeLocked");
            result.WalletPerStore = model.WalletPerStore;
        }

        if (scope == 0)
            result.DeleteLedgerOnUninstall = model.DeleteLedgerOnUninstall;
        result.Enabled = model.Enabled;
        result.EarnFromUtc = clock.ToUtc(model.EarnFrom) ?? CashbackSettings.EarnFromTheFirstOrder;
        result.ActivationDelayDays = model.ActivationDelayDays;
        result.MinimumReceipt = Units(await typed.AmountAsync(nameof(model.MinimumReceipt), model.MinimumReceipt), currency);
        result.BaseIncludesTax = model.BaseIncludesTax;
        result.EarnOn = (EarnOn)model.EarnOn;
        result.ServiceCategoryIds = IdList.Join(model.SelectedServiceCategoryIds);
        var cap = await typed.NumberAsync(nameof(model.EarnCapPercent), model.EarnCapPercent, RuleSetValidator.MaxPercent);
        if (scope == 0 && (result.EarnCapPercent == 0 || cap < result.EarnCapPercent))
            await RefuseBelowRatesAsync(cap, state);
        result.EarnCapPercent = cap;
        result.EarnMarginCapPercent = await typed.NumberAsync(nameof(model.EarnMarginCapPercent), model.EarnMarginCapPercent, RuleSetValidator.MaxPercent);
        result.TierWindow = (TierWindow)model.TierWindow;
        result.TierReview = (TierReview)model.TierReview;
        result.TierReviewMonth = model.TierReviewMonth;
        result.TierReviewDay = model.TierReviewDay;
        result.TierReviewMonths = model.TierReviewMonths;
        result.TierGraceDays = model.TierGraceDays;
        result.TierReturnDays = model.TierReturnDays;
        result.RequireOptIn = model.RequireOptIn;
        result.RequireCard = model.RequireCard;
        result.GuestClaimDays = model.GuestClaimDays;
        result.TermsUrl = model.TermsUrl?.Trim();
        result.Shortfall = (ShortfallPolicy)model.Shortfall;
        result.CreditExpires = model.CreditExpires;
        result.ExpiryDays = model.ExpiryDays;
        result.RedeemMinimum = Units(await typed.AmountAsync(nameof(model.RedeemMinimum), model.RedeemMinimum), currency);
        result.RedeemMaxPerOrder = Units(await typed.AmountAsync(nameof(model.RedeemMaxPerOrder), model.RedeemMaxPerOrder), currency);
        result.RedeemMaxSharePercent = await typed.NumberAsync(nameof(model.RedeemMaxSharePercent), model.RedeemMaxSharePercent, 100);
        result.RedeemOnGiftCards = model.RedeemOnGiftCards;
        result.CheckoutHoldMinutes = model.CheckoutHoldMinutes;
        result.VoucherValidDays = model.VoucherValidDays;
        result.CounterUndoMinutes = model.CounterUndoMinutes;
        result.ShowOnProductBox = model.ShowOnProductBox;
        result.ShowOnProductPage = model.ShowOnProductPage;
        result.ShowInCart = model.ShowInCart;

        if (result.RedeemMaxPerOrder > 0 && result.RedeemMinimum > result.RedeemMaxPerOrder)
            await typed.RefuseAsync(nameof(model.RedeemMinimum), "Errors.MinimumAboveMaximum");
        return result;
    }

    /// <summary>Whether the model says that the store has its own value of a setting.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="setting">Name of the property of <see cref="CashbackSettings"/>.</param>
    public static bool IsOwn(ConfigurationModel model, string setting) => (bool)Flag(setting).GetValue(model)!;

    // Rates are for all stores: one store's own cap may cut them there, the cap of all stores may not contradict them.
    async Task RefuseBelowRatesAsync(decimal cap, ModelStateDictionary state)
    {
        if (await overCap.OfAsync(await rules.GetSourceAsync(0), cap) is { } text)
            state.AddModelError(nameof(ConfigurationModel.EarnCapPercent), text);
    }

    async Task<bool> HasWalletsAsync() => (await wallets.SearchAsync(null, null, null, false, 0, 1)).TotalCount > 0;

    static PropertyInfo Flag(string setting) => typeof(ConfigurationModel).GetProperty(setting + "_OverrideForStore")
        ?? throw new InvalidOperationException($"The settings page has no override box for {setting}.");

    static string Field(decimal amount, CurrencySpec currency) => AdminText.AmountField(Money.FromDecimalHalfUp(amount, currency).Minor, currency);

    static decimal Units(long minor, CurrencySpec currency) => new Money(minor, currency).ToDecimal();
}
