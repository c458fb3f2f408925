namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>Makes the form that gives credit a later last day, and reads it back. Days are the shop's.</summary>
public sealed class ExtensionForm(Texts texts, ShopClock clock, TimeProvider time)
{
    // Further away a year is mistyped.
    const int MostYears = 10;

    /// <summary>The form; null: no credit of the wallet ends.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="lots">Its open lots.</param>
    /// <param name="typed">The form that comes back with errors; null: a new one.</param>
    public async Task<ExtensionModel?> PrepareAsync(Wallet wallet, IReadOnlyList<Lot> lots, ExtensionModel? typed)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        var now = time.GetUtcNow().UtcDateTime;
        var ending = lots.Where(lot => lot.ExpiresOnUtc is not null && !lot.IsExpired(now)).ToList();
        if (ending.Count == 0 && typed is null)
            return null;

        var currency = CurrencySpec.For(wallet.CurrencyCode);
        var model = typed ?? new ExtensionModel { ExtendAttempt = Guid.NewGuid() };
        model.ExtendWalletId = wallet.Id;
        model.AvailableLots = [new(await texts.GetAsync("Extension.All"), "0")];
        foreach (var lot in ending)
            model.AvailableLots.Add(new(await texts.GetAsync("Extension.One", Figures.Amount(CreditExtension.LeftOf(lot), currency), LastDayOf(lot.ExpiresOnUtc!.Value)), lot.Number.ToString(CultureInfo.InvariantCulture)));
        return model;
    }

    /// <summary>What the form says; of no use where the state is not valid afterwards.</summary>
    public async Task<CreditExtension> ReadAsync(ExtensionModel typed, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(state);
        if (typed.ExtendAttempt == Guid.Empty)
            typed.ExtendAttempt = Guid.NewGuid();
        if (string.IsNullOrWhiteSpace(typed.ExtendReason))
            state.AddModelError(nameof(typed.ExtendReason), await texts.GetAsync("Errors.ReasonRequired"));
        if (!typed.ExtendConfirmed)
            state.AddModelError(nameof(typed.ExtendConfirmed), await texts.GetAsync("Extension.ConfirmRequired"));
        var today = ShopTime.Date(time.GetUtcNow().UtcDateTime, clock.Zone);
        var to = typed.ExtendTo is { } day ? DateOnly.FromDateTime(day) : default;
        if (to < today || to > today.AddYears(MostYears))
        {
            state.AddModelError(nameof(typed.ExtendTo), await texts.GetAsync("Extension.LastDayRequired", MostYears));
            return new(default(DateTime));
        }

        return typed.ExtendLot > 0
            ? new(EndOf(to)) { LotNumber = typed.ExtendLot }
            : new(EndOf(to)) { EndingByUtc = typed.ExtendEndsBy is { } by && DateOnly.FromDateTime(by) is var ends && ends < to ? EndOf(ends) : null };
    }

    /// <summary>The last day of what ends at an instant.</summary>
    public string LastDayOf(DateTime endsUtc) => clock.ToShop(endsUtc.AddTicks(-1))!.Value.ToString("d", CultureInfo.CurrentCulture);

    DateTime EndOf(DateOnly lastDay) => ShopTime.StartOfDay(lastDay.AddDays(1), clock.Zone);
}
