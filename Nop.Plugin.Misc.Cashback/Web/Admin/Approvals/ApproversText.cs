namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>Who may approve something, in words.</summary>
/// <param name="Anybody">Whether somebody may.</param>
/// <param name="Words">Who, or how the reader gets on where nobody may.</param>
public sealed record ApproversLine(bool Anybody, string Words);

/// <summary>Says who may approve what waits for a second person and, where nobody may, how the reader gets on: what they can change themselves, or else whom to ask.</summary>
public sealed class ApproversText(Approvers approvers, IPermissionService permissions, Actor actor, Texts texts)
{
    /// <summary>Says it of a proposal, also of one that is not made yet.</summary>
    public async Task<ApproversLine> SayAsync(Proposal proposal)
    {
        var people = await approvers.OfAsync(proposal);
        return people.Count > 0
            ? new(true, await texts.GetAsync("Approvals.May", NamesOf(people)))
            : new(false, $"{await texts.GetAsync("Approvals.NobodyElse", await texts.OfKeyAsync($"Security.Permission.{approvers.PermissionOf(proposal)}"))} {await AdviceAsync(proposal)}");
    }

    async Task<string> AdviceAsync(Proposal proposal)
    {
        var (reader, advice) = (await actor.CustomerAsync(), new List<string>());
        if (await permissions.AuthorizeAsync(StandardPermission.Configuration.MANAGE_ACL, reader))
            advice.Add(await texts.GetAsync("Approvals.GiveRight"));
        if (await permissions.AuthorizeAsync(CashbackPermissions.Configure, reader) && await LimitsAsync((ProposalKind)proposal.KindId) is { } limits)
            advice.Add(await texts.GetAsync("Approvals.ChangeLimit", limits));
        if (advice.Count > 0)
            return string.Join($" {await texts.GetAsync("Approvals.Or")} ", advice);
        return await approvers.WithRightAsync(CashbackPermissions.Configure, reader.Id) is { Count: > 0 } owners
            ? await texts.GetAsync("Approvals.AskThem", NamesOf(owners))
            : await texts.GetAsync("Approvals.AskOwner");
    }

    static string NamesOf(IEnumerable<Customer> people) => string.Join(", ", people.Select(person => ClientNames.EmailOrNumber(person, person.Id)));

    // The settings that make it wait; null: it waits without one.
    async Task<string?> LimitsAsync(ProposalKind kind) => kind switch
    {
        ProposalKind.Openings or ProposalKind.Extension => $"{await texts.GetAsync("Settings.AdjustmentMaximum")}, {await texts.GetAsync("Settings.AdjustmentMaximumPerDay")}",
        ProposalKind.Adjustment => $"{await texts.GetAsync("Settings.AdjustmentMaximum")}, {await texts.GetAsync("Settings.AdjustmentMaximumPerDay")}, {await texts.GetAsync("Settings.AdjustmentMaximumTakenPerDay")}",
        ProposalKind.Merge => $"{await texts.GetAsync("Settings.AdjustmentMaximum")}, {await texts.GetAsync("Settings.AdjustmentMaximumTakenPerDay")}",
        ProposalKind.GiftRun => $"{await texts.GetAsync("Settings.GiftRunMaximum")}, {await texts.GetAsync("Settings.GiftRunMaximumPerDay")}",
        ProposalKind.Rules => await texts.GetAsync("Settings.RulesNeedSecondPerson"),
        _ => null,
    };
}
