namespace Nop.Plugin.Misc.Cashback.RuleBook;

/// <summary>What a rule that is saved must keep to.</summary>
/// <param name="Currency">Of every amount.</param>
/// <param name="CapPercent">The hard cap: no percentage may be over it; 0: there is none.</param>
sealed record RuleBounds(CurrencySpec Currency, decimal CapPercent)
{
    /// <summary>The bounds now in force; rules are of all stores, and so is the cap that they keep to.</summary>
    internal static async Task<RuleBounds> ReadAsync(IWalletDirectory wallets, ISettingService settings) =>
        new(await wallets.GetCurrencyAsync(), (await settings.LoadSettingAsync<CashbackSettings>()).EarnCapPercent);

    /// <summary>Whether a rate is a percentage over the hard cap.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="unit">A <see cref="RateUnit"/>.</param>
    internal bool IsOverCap(decimal rate, int unit) => IsOverCap(rate, unit, CapPercent);

    /// <summary>Whether a rate is a percentage over a cap; 0: there is none.</summary>
    internal static bool IsOverCap(decimal rate, int unit, decimal capPercent) => unit == (int)RateUnit.Percent && capPercent > 0 && rate > capPercent;

    /// <summary>What a programme adds that a cap can contradict; one that is off promises nothing.</summary>
    internal static decimal PromisedPercent(Programme programme) => programme.Active ? programme.ExtraPercent : 0;
}
