namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>Says who may approve what waits for a second person and, where nobody may, how the owner gets on.</summary>
public sealed class ApproversText(Approvers approvers, Texts texts)
{
    /// <summary>Says it of a proposal, also of one that is not made yet.</summary>
    public async Task<string> SayAsync(Proposal proposal)
    {
        var people = await approvers.OfAsync(proposal);
        return people.Count > 0
            ? await texts.GetAsync("Approvals.May", string.Join(", ", people.Select(person => ClientNames.EmailOrNumber(person, person.Id))))
            : await texts.GetAsync("Approvals.Nobody", await texts.OfKeyAsync($"Security.Permission.{approvers.PermissionOf(proposal)}"), await LimitsAsync((ProposalKind)proposal.KindId));
    }

    // The settings that make it wait.
    async Task<string> LimitsAsync(ProposalKind kind) => kind switch
    {
        ProposalKind.Adjustment => $"{await texts.GetAsync("Settings.AdjustmentMaximum")}, {await texts.GetAsync("Settings.AdjustmentMaximumPerDay")}",
        ProposalKind.GiftRun => $"{await texts.GetAsync("Settings.GiftRunMaximum")}, {await texts.GetAsync("Settings.GiftRunMaximumPerDay")}",
        ProposalKind.Rules => await texts.GetAsync("Settings.RulesNeedSecondPerson"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no setting for it."),
    };
}
