namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>The wallets of a currency that the shop has left.</summary>
/// <param name="Former">Their currency.</param>
/// <param name="Current">The shop's currency now.</param>
/// <param name="Wallets">How many they are.</param>
/// <param name="Held">What they hold, less what they owe; minor units of their currency.</param>
public sealed record FormerWallets(CurrencySpec Former, CurrencySpec Current, int Wallets, long Held);

/// <summary>What becomes of wallets where the shop has taken another currency (docs/decisions/032-another-currency.md).</summary>
public sealed class CurrencyDecision(ISettingService settings, IWalletDirectory wallets, IWalletQueries queries)
{
    /// <summary>Notes the shop's currency as that of the wallets, where none is noted.</summary>
    public async Task KeepAsync()
    {
        if (string.IsNullOrEmpty((await settings.LoadSettingAsync<CashbackCurrencySettings>()).Code))
            await settings.SaveSettingAsync(new CashbackCurrencySettings { Code = (await wallets.GetCurrencyAsync()).Code });
    }

    /// <summary>What there is to decide; null: nothing.</summary>
    public async Task<FormerWallets?> StandingAsync()
    {
        if (await wallets.FormerCurrencyAsync() is not { } former)
            return null;
        var (count, held) = await queries.OfCurrencyAsync(former);
        return new(CurrencySpec.For(former), await wallets.GetCurrencyAsync(), count, held);
    }

    /// <summary>Starts new wallets in the shop's currency; the others stay as they are, and nothing is posted in them any more.</summary>
    /// <returns>What was decided on; null: there was nothing.</returns>
    public async Task<FormerWallets?> StartAnewAsync()
    {
        if (await StandingAsync() is not { } standing)
            return null;
        await settings.SaveSettingAsync(new CashbackCurrencySettings { Code = standing.Current.Code });
        return standing;
    }
}

/// <summary>That the owner has to decide what becomes of wallets in a former currency: until then nothing is posted.</summary>
sealed class WaitingCurrency(CurrencyDecision decision, Texts texts) : IWaitingWork
{
    public string Name => "Currency";

    public string Permission => CashbackPermissions.Configure;

    public WorkPage Page { get; } = new("CashbackCurrency", "Index", WithId: false);

    public bool IsAlarm => true;

    public async Task<int> CountAsync() => await decision.StandingAsync() is null ? 0 : 1;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) => skip > 0 || take == 0 || await decision.StandingAsync() is not { } standing ? []
        : [new(0, SinceUtc: null, await texts.GetAsync("Currency.Changed", standing.Former.Code, standing.Current.Code)) { Amount = Figures.Amount(standing.Held, standing.Former) }];
}
