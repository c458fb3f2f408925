namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Makes the form that freezes or closes a wallet or ends that, and reads it back.</summary>
public sealed class LifeForm(ILocalizationService localization, Texts texts, TimeProvider time)
{
    /// <summary>The form.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="balance">Its balance.</param>
    /// <param name="typed">The form that comes back with errors; null: a new one.</param>
    public async Task<LifeModel> PrepareAsync(Wallet wallet, WalletBalance balance, LifeModel? typed)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        ArgumentNullException.ThrowIfNull(balance);
        var model = typed ?? new LifeModel { LifeAttempt = Guid.NewGuid(), LifeAct = (int)ActsOf(wallet.State)[0] };
        (model.LifeWalletId, model.LifeSequence) = (wallet.Id, wallet.Sequence);
        foreach (var act in ActsOf(wallet.State))
            model.AvailableActs.Add(new(await localization.GetLocalizedEnumAsync(act), ((int)act).ToString(CultureInfo.InvariantCulture)));
        foreach (var settlement in Enum.GetValues<WalletSettlement>())
            model.AvailableSettlements.Add(new(await localization.GetLocalizedEnumAsync(settlement), ((int)settlement).ToString(CultureInfo.InvariantCulture)));
        model.Holds = wallet.State == WalletState.Closed || balance.IsAltered ? null
            : balance.Reserved > 0 ? await texts.GetAsync("Wallets.Life.HasHolds")
            : balance.Debt > 0 ? await texts.GetAsync("Wallets.Life.HasDebt")
            : await HoldsAsync(wallet, balance);
        return model;
    }

    /// <summary>What the form says; of no use where the state is not valid afterwards.</summary>
    public async Task<WalletChange> ReadAsync(LifeModel typed, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(state);
        if (typed.LifeAttempt == Guid.Empty)
            typed.LifeAttempt = Guid.NewGuid();
        if (string.IsNullOrWhiteSpace(typed.LifeReason))
            state.AddModelError(nameof(typed.LifeReason), await texts.GetAsync("Errors.ReasonRequired"));
        if (!typed.LifeConfirmed)
            state.AddModelError(nameof(typed.LifeConfirmed), await texts.GetAsync("Wallets.Life.ConfirmRequired"));
        var (act, settlement) = ((WalletAct)typed.LifeAct, (WalletSettlement)typed.LifeSettlement);
        if (!Enum.IsDefined(act))
            state.AddModelError(nameof(typed.LifeAct), await texts.GetAsync("Wallets.Life.ActRequired"));
        if (act != WalletAct.Close)
            return new(act);

        var receipt = FormReader.Text(typed.LifeReceipt);
        if (!Enum.IsDefined(settlement))
            state.AddModelError(nameof(typed.LifeSettlement), await texts.GetAsync("Wallets.Life.ActRequired"));
        if (settlement == WalletSettlement.PayOut && receipt.Length == 0)
            state.AddModelError(nameof(typed.LifeReceipt), await texts.GetAsync("Wallets.Life.ReceiptRequired"));
        return new(act) { Settlement = settlement, Receipt = receipt, AtSequence = typed.LifeSequence };
    }

    async Task<string> HoldsAsync(Wallet wallet, WalletBalance balance)
    {
        var (currency, now) = (CurrencySpec.For(wallet.CurrencyCode), time.GetUtcNow().UtcDateTime);
        var payable = balance.Lots.Where(lot => !lot.IsExpired(now)).Sum(lot => lot.Available + (lot.IsDue(now) ? lot.Pending : 0));
        return await texts.GetAsync("Wallets.Life.Holds", Figures.Amount(payable, currency), Figures.Amount(balance.Available + balance.Pending - payable, currency));
    }

    static IReadOnlyList<WalletAct> ActsOf(WalletState state) => state switch
    {
        WalletState.Open => [WalletAct.Freeze, WalletAct.Close],
        WalletState.Frozen => [WalletAct.Unfreeze, WalletAct.Close],
        _ => [WalletAct.Reopen],
    };
}
