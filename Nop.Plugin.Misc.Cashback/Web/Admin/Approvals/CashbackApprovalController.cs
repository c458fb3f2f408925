namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>The pages of what waits for a second person. Whoever may do one of these things by hand opens them, and sees and decides what they may do themselves; the rest is as if it were not there.</summary>
public sealed class CashbackApprovalController(AdminApprovalFactory factory, SecondPerson second, PageKit kit) : AdminCashbackController(kit)
{
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive])]
    public async Task<IActionResult> List() => Page("Approvals/List", await factory.ListAsync());

    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive])]
    public async Task<IActionResult> Watch(int id) => await second.FindAsync(id) is { } standing ? Page("Approvals/Watch", await factory.PrepareAsync(standing)) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive])]
    public Task<IActionResult> Approve(int id) => AnswerAsync(id, second.ApproveAsync, "Plugins.Misc.Cashback.ActivityLog.Approved");

    [HttpPost]
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive])]
    public Task<IActionResult> Decline(int id) => AnswerAsync(id, second.DeclineAsync, "Plugins.Misc.Cashback.ActivityLog.Declined");

    [HttpPost]
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive])]
    public Task<IActionResult> TakeBack(int id) => AnswerAsync(id, second.TakeBackAsync, "Plugins.Misc.Cashback.ActivityLog.TakenBack");

    async Task<IActionResult> AnswerAsync(int id, Func<ProposalStanding, Task<ApprovalOutcome>> decide, string line)
    {
        if (await second.FindAsync(id) is not { } standing)
            return RedirectToAction(nameof(List));

        var outcome = await decide(standing);
        var message = AdminApprovalFactory.KeyOf(outcome);
        if (outcome is not (ApprovalOutcome.Done or ApprovalOutcome.Declined or ApprovalOutcome.TakenBack))
        {
            await WarnAsync(message);
            return RedirectToAction(nameof(Watch), new { id });
        }

        await Activity.WriteAsync(CashbackActivity.Approval, standing.Proposal, line, id, await factory.WhatAsync(standing.Proposal), await factory.ProposerAsync(standing.Proposal));
        await NotifyAsync(message);
        return RedirectToAction(nameof(List));
    }
}
