namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>The pages of what waits for a second person. Whoever may do one of these things by hand opens them, and sees and decides what they may do themselves; the rest is as if it were not there.</summary>
public sealed class CashbackApprovalController(AdminApprovalFactory factory, SecondPerson second, PageKit kit) : AdminCashbackController(kit)
{
    const string One = "Approvals/Watch";

    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure])]
    public async Task<IActionResult> List() => Page("Approvals/List", await factory.ListAsync());

    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure])]
    public async Task<IActionResult> Watch(int id) => await second.FindAsync(id) is { } standing ? Page(One, await factory.PrepareAsync(standing)) : RedirectToAction(nameof(List));

    [HttpPost]
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure])]
    public Task<IActionResult> Approve(int id) => AnswerAsync(id, second.ApproveAsync, "Plugins.Misc.Cashback.ActivityLog.Approved");

    [HttpPost]
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure])]
    public async Task<IActionResult> Decline(DeclineModel model)
    {
        if (await second.FindAsync(model.Id) is not { } standing)
            return RedirectToAction(nameof(List));
        if (!ModelState.IsValid)
            return Page(One, await factory.PrepareAsync(standing, model));

        var outcome = await second.DeclineAsync(standing, FormReader.Text(model.DeclineReason));
        if (outcome != ApprovalOutcome.ReasonRequired)
            return await TellAsync(standing, outcome, "Plugins.Misc.Cashback.ActivityLog.Declined");

        ModelState.AddModelError(nameof(model.DeclineReason), await TextAsync(AdminApprovalFactory.KeyOf(outcome)));
        return Page(One, await factory.PrepareAsync(standing, model));
    }

    [HttpPost]
    [CheckPermission([CashbackPermissions.AdjustWallets, CashbackPermissions.ReleaseGifts, CashbackPermissions.PutRulesLive, CashbackPermissions.Configure])]
    public Task<IActionResult> TakeBack(int id) => AnswerAsync(id, second.TakeBackAsync, "Plugins.Misc.Cashback.ActivityLog.TakenBack");

    async Task<IActionResult> AnswerAsync(int id, Func<ProposalStanding, Task<ApprovalOutcome>> decide, string line) =>
        await second.FindAsync(id) is { } standing ? await TellAsync(standing, await decide(standing), line) : RedirectToAction(nameof(List));

    async Task<IActionResult> TellAsync(ProposalStanding standing, ApprovalOutcome outcome, string line)
    {
        var (proposal, message) = (standing.Proposal, AdminApprovalFactory.KeyOf(standing.Proposal, outcome));
        if (outcome is not (ApprovalOutcome.Done or ApprovalOutcome.Declined or ApprovalOutcome.TakenBack))
        {
            await WarnAsync(message);
            return RedirectToAction(nameof(Watch), new { id = proposal.Id });
        }

        await Activity.WriteAsync(CashbackActivity.Approval, proposal, line, proposal.Id, await factory.WhatAsync(proposal), await factory.ProposerAsync(proposal));
        await NotifyAsync(message);
        await TellPeopleAsync();
        return RedirectToAction(nameof(List));
    }
}
