namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>A deletion of the ledger that is confirmed: whoever uninstalls the plugin meanwhile, for whatever reason, may delete everything.</summary>
sealed class WaitingDeletion(DeletionConsent consent, Texts texts, ShopClock clock) : IWaitingWork
{
    public string Name => "Deletion";

    public string Permission => CashbackPermissions.Configure;

    public WorkPage Page { get; } = new("CashbackDeletion", "Index", WithId: false);

    public bool IsAlarm => true;

    public async Task<int> CountAsync() => await consent.StandingAsync() is { IsWanted: true, ConfirmedOnUtc: not null } ? 1 : 0;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) =>
        skip == 0 && take > 0 && await consent.StandingAsync() is { IsWanted: true, ConfirmedOnUtc: { } confirmed, EndsUtc: { } ends } standing
            ? [new(0, confirmed, standing.HasFile ? await texts.GetAsync("Deletion.Deletes", clock.Shown(ends)) : await texts.GetAsync("Deletion.FileMissing"))]
            : [];
}
