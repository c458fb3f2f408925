using Nop.Plugin.Misc.Cashback.Installation;

namespace Nop.Plugin.Misc.Cashback.Tests.Installation;

/// <summary>All that an owner does so that an uninstallation deletes the ledger.</summary>
static class LedgerGivenUp
{
    internal static Task GiveUpLedgerAsync(this PreviewStore store) => store.RequestAsync(async services =>
    {
        await services.ChangeAsync<CashbackSettings>(settings => settings.DeleteLedgerOnUninstall = true);
        var consent = services.GetRequiredService<DeletionConsent>();
        Assert.That(await consent.ConfirmAsync(await consent.ShopNameAsync()), Is.True);
        await services.GetRequiredService<LedgerFile>().WriteAsync(Stream.Null, CancellationToken.None);
        await consent.NoteFileAsync();
    });
}
