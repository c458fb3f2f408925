using Nop.Plugin.Misc.Cashback.Oversight;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Currency;

/// <summary>The page on which the owner decides what becomes of wallets in a currency that the shop has left.</summary>
public sealed class CashbackCurrencyController(CurrencyDecision decision, PageKit kit) : AdminCashbackController(kit)
{
    const string Form = "Configuration/Currency";

    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Index() => Page(Form, await PrepareAsync(confirmed: false));

    /// <summary>Starts new wallets. A form that comes again finds nothing to decide.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> StartAnew(CurrencyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Confirmed)
        {
            ModelState.AddModelError(nameof(model.Confirmed), await TextAsync("Plugins.Misc.Cashback.Currency.ConfirmRequired"));
            return Page(Form, await PrepareAsync(model.Confirmed));
        }

        if (await decision.StartAnewAsync() is { } decided)
        {
            await Activity.WriteAsync(CashbackActivity.RulesChanged, null, "Plugins.Misc.Cashback.ActivityLog.CurrencyStartedAnew", decided.Current.Code, decided.Former.Code, decided.Wallets, Figures.Amount(decided.Held, decided.Former));
            await NotifyAsync("Plugins.Misc.Cashback.Currency.Decided", decided.Current.Code);
        }

        return RedirectToAction(nameof(Index));
    }

    async Task<CurrencyModel> PrepareAsync(bool confirmed) => await decision.StandingAsync() is not { } standing ? new() : new()
    {
        Former = standing.Former.Code,
        Current = standing.Current.Code,
        Wallets = standing.Wallets,
        Held = Figures.Amount(standing.Held, standing.Former),
        Confirmed = confirmed,
    };
}

/// <summary>The decision about wallets in a former currency, formatted.</summary>
public sealed record CurrencyModel : BaseNopModel
{
    /// <summary>Code of the currency that the shop has left; null: there is nothing to decide.</summary>
    public string? Former { get; set; }

    public string? Current { get; set; }

    public int Wallets { get; set; }

    public string? Held { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Currency.Confirmed")]
    public bool Confirmed { get; set; }
}
