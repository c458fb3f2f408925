using Nop.Plugin.Misc.Cashback.Messages;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Letters;

/// <summary>Letters to clients: which there are, how one reads with a client's figures, a test to oneself, and the list for tools that send SMS.</summary>
public sealed class CashbackMessagesController(AdminLetterFactory factory, ILetterDesk letters, IReminderFile file, IWorkContext work, IStoreContext stores, ICustomerService customers, BranchStaff staff, Actor actor, PageKit kit)
    : AdminCashbackController(kit)
{
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> List() => Page("Letters/List", await factory.ListAsync());

    /// <summary>Asks for a client with whose figures a letter is to be shown.</summary>
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public Task<IActionResult> Preview(int kind) => Preview(kind, null);

    /// <summary>A letter with the figures of a client.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    public async Task<IActionResult> Preview(int kind, string? email)
    {
        var model = await factory.PreviewAsync(kind, email, (await stores.GetCurrentStoreAsync()).Id);
        return model is null ? RedirectToAction(nameof(List)) : Page("Letters/Preview", model);
    }

    /// <summary>Sends a letter to who asks, with figures of their own.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.Configure)]
    public async Task<IActionResult> Test(int kind)
    {
        var customer = await customers.GetCustomerByIdAsync((await work.GetCurrentCustomerAsync()).Id);
        if (await letters.TestAsync(kind, customer, (await stores.GetCurrentStoreAsync()).Id))
            await NotifyAsync("Plugins.Misc.Cashback.LetterList.Tested", customer.Email);
        else
            await WarnAsync("Plugins.Misc.Cashback.LetterList.NotTested");
        return RedirectToAction(nameof(List));
    }

    /// <summary>The list of clients with a phone number and the sentence about their credit, as CSV. It names the clients of every branch: not for who sees some branches alone.</summary>
    [HttpPost]
    [CheckPermission(CashbackPermissions.ViewWallets)]
    [CheckPermission(CashbackPermissions.Export)]
    public async Task<IActionResult> Download()
    {
        if ((await staff.ReachAsync(await actor.IdAsync())).Bound.Count > 0)
            return AccessDeniedView();
        await Activity.WriteAsync(CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.ReminderFile");
        return new StreamedFileResult("text/csv; charset=utf-8", "cashback-reminders.csv", async (output, stop) => await file.WriteAsync(output, stop));
    }
}
