namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Credit that stayed set aside although its checkout, voucher or till is long over: tasks settle that within minutes, and could not.</summary>
sealed class WaitingHolds(OpenQuestions questions, ISettingService settings, Texts texts, TimeProvider clock) : IWaitingWork
{
    // Many runs of the task that settles them.
    static readonly TimeSpan s_checkout = TimeSpan.FromHours(1);
    static readonly TimeSpan s_others = TimeSpan.FromDays(1);

    public string Name => "Hold";

    public string Permission => CashbackPermissions.ViewWallets;

    public WorkPage Page { get; } = new("CashbackWallet", "Wallet");

    public async Task<int> CountAsync() => await LimitsAsync() is var (made, past) ? await questions.CountStuckAsync(made, past) : 0;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var (made, past) = await LimitsAsync();
        var items = new List<WaitingItem>();
        foreach (var (hold, wallet) in await questions.StuckAsync(made, past, skip, take))
        {
            items.Add(new(wallet.Id, (hold.Purpose == HoldPurpose.Checkout ? hold.CreatedOnUtc : hold.ExpiresOnUtc).AsUtc(), await texts.GetAsync($"Work.Hold.{hold.Purpose}"))
            {
                CustomerId = wallet.CustomerId,
                BranchId = hold.BranchId,
                Amount = wallet.CurrencyCode.Length == 0 ? "" : Figures.Amount(hold.Left, CurrencySpec.For(wallet.CurrencyCode)),
            });
        }

        return items;
    }

    async Task<(DateTime MadeBeforeUtc, DateTime PastDateUtc)> LimitsAsync()
    {
        var (now, values) = (clock.GetUtcNow().UtcDateTime, await settings.LoadSettingAsync<CashbackSettings>());
        return (now.AddMinutes(-values.CheckoutHoldMinutes) - s_checkout, now.AddDays(-values.VoucherReturnDays) - s_others);
    }
}
