using Nop.Plugin.Misc.Cashback.Installation;

namespace Nop.Plugin.Misc.Cashback.Tests.Installation;

/// <summary>All that an owner does so that an uninstallation deletes the ledger.</summary>
static class LedgerGivenUp
{
    internal static Task GiveUpLedgerAsync(this PreviewStore store) => store.RequestAsync(async services =>
    {
        await services.ChangeAsync<CashbackSettings>(settings => settings.DeleteLedgerOnUninstall = true);
        var consent = services.GetRequiredService<DeletionConsent>();
        Assert.That(await consent.IsMeantAsync(await consent.ShopNameAsync()), Is.True);
        await consent.ConfirmAsync(confirmedBy: 1, approvedBy: 0);
        var begun = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await services.GetRequiredService<LedgerFile>().WriteAsync(Stream.Null, CancellationToken.None);
        await consent.NoteFileAsync(begun);
    });
}
