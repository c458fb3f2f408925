namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>What staff do to the life of a wallet and of its credit.</summary>
public sealed class CashbackWalletLifeController(
    AdminWalletFactory factory, ExtensionForm form, LifeForm life, AdminEntryFactory entries, IWalletDirectory wallets, IHandExtensions extensions, IHandWallets states, PageKit kit) : AdminCashbackController(kit)
{
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Extend(ExtensionModel model)
    {
        if (await wallets.GetAsync(model.ExtendWalletId) is not { } row)
            return ToList();

        var asked = await form.ReadAsync(model, ModelState);
        if (!ModelState.IsValid)
            return await AgainAsync(row, model);

        var (currency, reason, lastDay) = (CurrencySpec.For(row.Wallet.CurrencyCode), FormReader.Text(model.ExtendReason), form.LastDayOf(asked.ExpiresOnUtc));
        var result = await extensions.ExtendAsync(new(row.Wallet, asked, reason, model.ExtendAttempt) { ClientText = FormReader.Text(model.ExtendClientText) });
        switch (result.Outcome)
        {
            case HandOutcome.Done when result.First is { } first:
                await NotifyAsync("Plugins.Misc.Cashback.Extension.Repeated", await entries.WhenAsync(first), first.Reason ?? "");
                break;
            case HandOutcome.Done:
                await Activity.WriteAsync(CashbackActivity.WalletAdjusted, row.Customer, "Plugins.Misc.Cashback.ActivityLog.CreditExtended", row.Wallet.Id, Figures.Amount(result.Value, currency), lastDay, reason);
                await NotifyAsync("Plugins.Misc.Cashback.Extension.Done", Figures.Amount(result.Value, currency), lastDay);
                break;
            case HandOutcome.Proposed:
                await TellProposedAsync(row.Customer, $"{row.Wallet.CardNumber}, {lastDay}, {reason}");
                break;
            default:
                await RefuseAsync(model, result);
                return await AgainAsync(row, model);
        }

        return RedirectToAction("Wallet", "CashbackWallet", new { id = row.Wallet.Id });
    }

    /// <summary>Freezes or closes a wallet, or ends that.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Change(LifeModel model)
    {
        if (await wallets.GetAsync(model.LifeWalletId) is not { } row)
            return ToList();

        var change = await life.ReadAsync(model, ModelState);
        if (!ModelState.IsValid)
            return await AgainAsync(row, model);

        var (currency, reason) = (CurrencySpec.For(row.Wallet.CurrencyCode), FormReader.Text(model.LifeReason));
        var result = await states.ChangeAsync(new(row.Wallet, change, reason, model.LifeAttempt) { ClientText = FormReader.Text(model.LifeClientText) });
        switch (result.Outcome)
        {
            case HandOutcome.Done when result.First is { } first:
                await NotifyAsync("Plugins.Misc.Cashback.Wallets.Life.Repeated", await entries.WhenAsync(first), first.Reason ?? "");
                break;
            case HandOutcome.Done:
                await Activity.WriteAsync(CashbackActivity.WalletAdjusted, row.Customer, CashbackDefaults.ResourcePrefix + "." + $"ActivityLog.Wallet.{change.Act}", row.Wallet.Id, Figures.Amount(result.Value, currency), reason);
                await NotifyAsync(CashbackDefaults.ResourcePrefix + "." + $"Wallets.Life.Done.{change.Act}", Figures.Amount(result.Value, currency));
                break;
            default:
                await RefuseAsync(model, result, currency);
                return await AgainAsync(row, model);
        }

        return RedirectToAction("Wallet", "CashbackWallet", new { id = row.Wallet.Id });
    }

    async Task RefuseAsync(LifeModel model, AdjustmentResult result, CurrencySpec currency)
    {
        ModelState.AddModelError(nameof(model.LifeAct), result switch
        {
            { Outcome: HandOutcome.FormUsed, First: { } other } => await TextAsync("Plugins.Misc.Cashback.Wallets.Life.Used", await entries.WhenAsync(other), other.Reason ?? ""),
            { Outcome: HandOutcome.Changed } => await TextAsync("Plugins.Misc.Cashback.Wallets.Life.Changed"),
            { Outcome: HandOutcome.AboveLimit } => await TextAsync("Plugins.Misc.Cashback.Wallets.Life.AboveLimit", Figures.Amount(result.Value, currency)),
            _ => await TextAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOf(result.Outcome)}"),
        });
        // The page shows the wallet as it is now, and who looked at that sends it with a tick of its own.
        model.LifeConfirmed = false;
        ModelState.Remove(nameof(model.LifeConfirmed));
        ModelState.Remove(nameof(model.LifeSequence));
        if (result.Outcome != HandOutcome.FormUsed)
            return;
        model.LifeAttempt = Guid.NewGuid();
        ModelState.Remove(nameof(model.LifeAttempt));
    }

    async Task<ViewResult> AgainAsync(WalletRow row, LifeModel model) => Page("Wallets/Wallet", (await factory.PrepareAsync(row.Wallet.Id, change: model))!);

    async Task RefuseAsync(ExtensionModel model, AdjustmentResult result)
    {
        var message = result switch
        {
            { Outcome: HandOutcome.FormUsed, First: { } other } => await TextAsync("Plugins.Misc.Cashback.Extension.Used", await entries.WhenAsync(other), other.Reason ?? ""),
            { Outcome: HandOutcome.FormUsed } => await TextAsync("Plugins.Misc.Cashback.Extension.UsedToPropose"),
            { Outcome: HandOutcome.Insufficient } => await TextAsync("Plugins.Misc.Cashback.Extension.Nothing"),
            _ => await TextAsync($"{CashbackDefaults.ResourcePrefix}.{Refusals.KeyOf(result.Outcome)}"),
        };
        ModelState.AddModelError(nameof(model.ExtendTo), message);
        if (result.Outcome != HandOutcome.FormUsed)
            return;
        // Who means it as another extension sends it once more: the form gets a name of its own.
        (model.ExtendAttempt, model.ExtendConfirmed) = (Guid.NewGuid(), false);
        ModelState.Remove(nameof(model.ExtendAttempt));
        ModelState.Remove(nameof(model.ExtendConfirmed));
    }

    async Task<ViewResult> AgainAsync(WalletRow row, ExtensionModel model) => Page("Wallets/Wallet", (await factory.PrepareAsync(row.Wallet.Id, extension: model))!);

    RedirectToActionResult ToList() => RedirectToAction("List", "CashbackWallet");
}
