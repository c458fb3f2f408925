using Nop.Plugin.Misc.Cashback.Oversight;
using Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Merges;

/// <summary>The pages on which a wallet is merged into another client's, and on which that is undone.</summary>
public sealed class CashbackMergeController(MergeFactory factory, IHandMerges merges, AdminEntryFactory entries, IWalletDirectory wallets, PageKit kit) : AdminCashbackController(kit)
{
    /// <summary>Asks for the other client.</summary>
    /// <param name="id">The wallet that is given up.</param>
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public Task<IActionResult> Index(int id) => Index(id, null);

    /// <summary>Looks for the other client. What was typed stands in no address.</summary>
    /// <param name="id">The wallet that is given up.</param>
    /// <param name="client">What was typed; null: nothing yet.</param>
    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Index(int id, string? client) =>
        await wallets.GetAsync(id) is { } row ? Page("Merges/Choose", await factory.ChooseAsync(row, client)) : ToList();

    /// <summary>Shows what a merge does.</summary>
    /// <param name="id">The wallet that is given up.</param>
    /// <param name="intoId">The one that takes it over.</param>
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Show(int id, int intoId) =>
        await wallets.GetAsync(id) is { } row && await wallets.GetAsync(intoId) is { } into ? Page("Merges/Merge", await factory.PrepareAsync(row, into)) : ToList();

    /// <summary>Shows what undoing a merge does.</summary>
    /// <param name="id">The wallet that was given up.</param>
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public async Task<IActionResult> Watch(int id) =>
        await wallets.GetAsync(id) is not { } row ? ToList()
        : row.Wallet.MergedIntoId is { } intoId && await wallets.GetAsync(intoId) is { } into ? Page("Merges/Merge", await factory.PrepareUndoAsync(row, into))
        : ToWallet(row);

    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public Task<IActionResult> Merge(MergeModel model) => DoAsync(model, isUndo: false);

    [HttpPost]
    [CheckPermission(CashbackPermissions.AdjustWallets)]
    public Task<IActionResult> Undo(MergeModel model) => DoAsync(model, isUndo: true);

    async Task<IActionResult> DoAsync(MergeModel model, bool isUndo)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (await wallets.GetAsync(model.MergeWalletId) is not { } row || await wallets.GetAsync(model.MergeIntoId) is not { } into)
            return ToList();

        var asked = await factory.ReadAsync(model, row.Wallet, into.Wallet, ModelState);
        if (!ModelState.IsValid)
            return await AgainAsync();

        var (result, currency) = (isUndo ? await merges.UndoAsync(asked) : await merges.MergeAsync(asked), CurrencySpec.For(row.Wallet.CurrencyCode));
        switch (result.Outcome)
        {
            case HandOutcome.Done when result.First is { } first:
                await NotifyAsync("Plugins.Misc.Cashback.Merge.Repeated", await entries.WhenAsync(first), first.Reason ?? "");
                break;
            case HandOutcome.Done:
                await Activity.WriteAsync(CashbackActivity.WalletAdjusted, row.Customer, isUndo ? "Plugins.Misc.Cashback.ActivityLog.MergeUndone" : "Plugins.Misc.Cashback.ActivityLog.WalletMerged",
                    row.Wallet.Id, into.Wallet.Id, Figures.Amount(result.Value, currency), asked.Reason);
                await NotifyAsync(isUndo ? "Plugins.Misc.Cashback.Merge.Undo.Done" : "Plugins.Misc.Cashback.Merge.Done", Figures.Amount(result.Value, currency));
                break;
            case HandOutcome.Proposed:
                await TellProposedAsync(row.Customer, $"{row.Wallet.CardNumber}, {into.Wallet.CardNumber}, {Figures.Amount(asked.Agreed.Credit, currency)}, {asked.Reason}");
                break;
            default:
                if (result.Outcome == HandOutcome.FormUsed)
                    model.MergeAttempt = Guid.NewGuid();
                model.MergeConfirmed = false;
                ModelState.Remove(nameof(model.MergeAttempt));
                ModelState.Remove(nameof(model.MergeConfirmed));
                ModelState.AddModelError(nameof(model.MergeConfirmed), await factory.RefusalAsync(result.Outcome));
                return await AgainAsync();
        }

        return ToWallet(isUndo || result.Outcome == HandOutcome.Proposed ? row : into);

        // The page shows the wallets as they are now: what is sent next is what it shows.
        async Task<IActionResult> AgainAsync()
        {
            ModelState.Remove(nameof(model.MergeCredit));
            ModelState.Remove(nameof(model.MergeDebt));
            return Page("Merges/Merge", isUndo ? await factory.PrepareUndoAsync(row, into, model) : await factory.PrepareAsync(row, into, model));
        }
    }

    RedirectToActionResult ToWallet(WalletRow row) => RedirectToAction("Wallet", "CashbackWallet", new { id = row.Wallet.Id });

    RedirectToActionResult ToList() => RedirectToAction("List", "CashbackWallet");
}
