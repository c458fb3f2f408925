using Nop.Core.Domain.ScheduleTasks;
using Nop.Plugin.Misc.Cashback.Openings;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>What waits for a second person, of that which who acts may see.</summary>
sealed class WaitingProposals(SecondPerson second, HandmadeQueries handmade, ILocalizationService localization) : IWaitingWork
{
    public string Name => "Approval";

    // Which of them the reader sees goes by the rights that doing them asks for; this one opens the admin area.
    public string Permission => StandardPermission.Security.ACCESS_ADMIN_PANEL;

    public WorkPage Page { get; } = new("CashbackApproval", "Watch");

    public Task<int> CountAsync() => second.CountOpenAsync();

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var page = (await second.OpenAsync()).Skip(skip).Take(take).ToList();
        var owners = await handmade.WalletsAsync(page.Where(one => one.Proposal.IsOfWallet()).Select(one => one.Proposal.SubjectId));
        var items = new List<WaitingItem>(page.Count);
        foreach (var (proposal, _, _) in page)
        {
            var kind = (ProposalKind)proposal.KindId;
            items.Add(new(proposal.Id, proposal.ProposedOnUtc.AsUtc(), string.Join(": ", new[] { await localization.GetLocalizedEnumAsync(kind), proposal.IsOfWallet() ? proposal.Reason : proposal.Name }.Where(part => part.Length > 0)))
            {
                CustomerId = proposal.IsOfWallet() && owners.TryGetValue(proposal.SubjectId, out var wallet) ? wallet.CustomerId : 0,
                Amount = proposal.CurrencyCode.Length == 0 ? "" : Figures.Amount(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode)),
            });
        }

        return items;
    }
}

/// <summary>Opening balances that were brought, and that nobody has confirmed or proposed to a second person.</summary>
sealed class WaitingOpenings(IRepository<OpeningBatch> batches, ProposalBook proposals, Texts texts) : IWaitingWork
{
    public string Name => "OpeningFile";

    public string Permission => CashbackPermissions.AdjustWallets;

    public WorkPage Page { get; } = new("CashbackOpening", "Watch");

    public async Task<int> CountAsync() => (await OpenAsync()).Count;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take)
    {
        var items = new List<WaitingItem>();
        foreach (var batch in (await OpenAsync()).Skip(skip).Take(take))
            items.Add(new(batch.Id, batch.BroughtOnUtc.AsUtc(), batch.Name.Length > 0 ? batch.Name : await texts.GetAsync("Work.Points")));
        return items;
    }

    async Task<List<OpeningBatch>> OpenAsync()
    {
        var unconfirmed = await batches.GetAllAsync(all => all.Where(batch => batch.ConfirmedOnUtc == null).OrderBy(batch => batch.Id));
        var proposed = unconfirmed.Count == 0 ? [] : (await proposals.OpenAsync([ProposalKind.Openings])).Select(one => one.Proposal.SubjectId).ToHashSet();
        return [.. unconfirmed.Where(batch => !proposed.Contains(batch.Id))];
    }
}

/// <summary>Tasks of the plugin whose last run failed: whatever a task could not do, and whichever part of it the shop's log names.</summary>
sealed class WaitingTasks(IRepository<ScheduleTask> tasks) : IWaitingWork
{
    // The shop keeps the names of their classes.
    const string OfPlugin = "Nop.Plugin.Misc.Cashback.";

    public string Name => "Task";

    public string Permission => CashbackPermissions.Configure;

    public WorkPage Page { get; } = new("Log", "List", WithId: false);

    public bool IsAlarm => true;

    public async Task<int> CountAsync() => (await FailedAsync()).Count;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(int skip, int take) =>
        [.. (await FailedAsync()).Skip(skip).Take(take).Select(task => new WaitingItem(task.Id, (task.LastSuccessUtc ?? task.LastStartUtc)?.AsUtc(), task.Name))];

    // The shop has some dozen tasks. A run that has begun and not ended is none that failed.
    async Task<List<ScheduleTask>> FailedAsync() =>
    [
        .. (await tasks.GetAllAsync(all => all))
            .Where(task => task.Type.StartsWith(OfPlugin, StringComparison.Ordinal) && task.LastEndUtc >= task.LastStartUtc && !(task.LastSuccessUtc >= task.LastStartUtc))
            .OrderBy(task => task.LastSuccessUtc ?? task.LastStartUtc),
    ];
}
