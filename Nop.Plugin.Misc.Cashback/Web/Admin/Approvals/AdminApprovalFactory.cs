using Nop.Plugin.Misc.Cashback.Installation;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

/// <summary>Makes the pages of what waits for a second person.</summary>
public sealed class AdminApprovalFactory(ProposalBook book, SecondPerson second, DeletionRequests deletions, ApproversText approvers, IWalletDirectory wallets, ICustomerService customers, IPermissionService permissions, ClientNames names, ILocalizationService localization, Texts texts, ShopClock clock, IProposalWords words, IWorkContext work)
{
    // The others are in the database and in the activity log.
    const int Shown = 200;

    // In the list; the page has all of it.
    const int MostLinesOfRow = 3;
    const int MostLines = 200;

    /// <summary>The newest proposals that the reader may see.</summary>
    public async Task<TableModel> ListAsync()
    {
        var all = await second.NewestAsync(Shown);
        var people = (await customers.GetCustomersByIdsAsync([.. all.SelectMany(one => new[] { one.Proposal.ProposedBy, one.Decision?.DecidedBy ?? 0 }).Where(id => id > 0).Distinct()])).ToDictionary(customer => customer.Id);
        var reader = await ReaderAsync();
        var clients = new Dictionary<int, string?>();
        foreach (var walletId in all.Where(one => one.Proposal.IsOfWallet()).Select(one => one.Proposal.SubjectId).Distinct())
            clients[walletId] = await ClientAsync(walletId);
        var rows = new List<TableRow>(all.Count);
        foreach (var standing in all)
        {
            var (proposal, decision, state) = standing;
            var name = NameOf(proposal, proposal.IsOfWallet() ? clients[proposal.SubjectId] : null);
            // Amount and reason of what is about a wallet have columns; what goes with a ledger is on the page.
            var content = proposal.IsOfWallet() && proposal.KindId != (int)ProposalKind.Merge || proposal.KindId == (int)ProposalKind.LedgerDeletion ? [] : await words.ContentAsync(standing, reader, MostLinesOfRow);
            rows.Add(new(proposal.Id,
            [
                new(await localization.GetLocalizedEnumAsync((ProposalKind)proposal.KindId)) { Note = string.Join(" · ", new[] { name }.Concat(content).Where(part => part.Length > 0)) },
                AmountOf(proposal),
                proposal.Reason,
                new(ClientNames.EmailOrNumber(people.GetValueOrDefault(proposal.ProposedBy), proposal.ProposedBy)) { Note = clock.Shown(proposal.ProposedOnUtc) },
                new(await StateAsync(proposal, state)) { Note = decision is { Reason.Length: > 0 } ? decision.Reason : null },
                decision is null ? "" : new TableCell(ClientNames.EmailOrNumber(people.GetValueOrDefault(decision.DecidedBy), decision.DecidedBy)) { Note = clock.Shown(decision.DecidedOnUtc) },
            ]));
        }

        return new([Column.Text("Approvals.What"), Column.Amount("Approvals.Amount"), Column.Text("Adjustment.Reason") with { IsWideOnly = true }, Column.Text("Approvals.By") with { IsWideOnly = true }, Column.Text("Approvals.State") with { IsWideOnly = true }, Column.Text("Approvals.DecidedBy") with { IsWideOnly = true }], rows) { Action = "Watch" };
    }

    /// <summary>One proposal.</summary>
    /// <param name="standing">The proposal.</param>
    /// <param name="decline">What was typed of a refusal that comes back with errors; null: nothing.</param>
    public async Task<ApprovalModel> PrepareAsync(ProposalStanding standing, DeclineModel? decline = null)
    {
        var (proposal, decision, state) = standing;
        var kind = (ProposalKind)proposal.KindId;
        var isOpen = state is ProposalState.Open or ProposalState.Approved;
        var refusal = await second.WhyNotAsync(standing);
        return new()
        {
            Id = proposal.Id,
            Kind = kind,
            What = await localization.GetLocalizedEnumAsync(kind),
            SubjectId = proposal.SubjectId,
            CanOpenSubject = await permissions.AuthorizeAsync(proposal.IsOfWallet() ? CashbackPermissions.ViewWallets : CashbackPermissions.Configure),
            Name = proposal.Name,
            Client = proposal.IsOfWallet() && await ClientAsync(proposal.SubjectId) is { } client ? NameOf(proposal, client) : null,
            Amount = AmountOf(proposal),
            Content = proposal.IsOfWallet() && kind != ProposalKind.Merge ? [] : await words.ContentAsync(standing, await ReaderAsync(), MostLines),
            Reason = proposal.Reason,
            ClientText = proposal.ClientText,
            LastDay = LastDayOf(proposal),
            By = await ProposerAsync(proposal),
            On = clock.Shown(proposal.ProposedOnUtc),
            State = await StateAsync(proposal, state),
            Question = await texts.GetAsync("Approvals.Question", await WhatAsync(proposal)),
            Means = kind == ProposalKind.LedgerDeletion && isOpen ? await texts.GetAsync("Deletion.ApprovalMeans", DeletionConsent.Hours) : null,
            Lapses = isOpen ? clock.Shown(proposal.ProposedOnUtc.AddDays(ProposalBook.Days)) : null,
            DecidedBy = decision is null ? null : ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(decision.DecidedBy), decision.DecidedBy),
            DecidedOn = decision is null ? null : clock.Shown(decision.DecidedOnUtc),
            DecidedWhy = decision?.Reason,
            Decline = (decline ?? new()) with { Id = proposal.Id },
            IsOpen = isOpen,
            Approvers = isOpen ? (await approvers.SayAsync(proposal)).Words : null,
            CanTakeBack = refusal == ApprovalOutcome.OwnProposal,
            WhyNot = refusal is { } reason ? await texts.OfKeyAsync(KeyOf(reason)) : null,
        };
    }

    /// <summary>The adjustments and extensions of a wallet that wait for a second person.</summary>
    /// <param name="walletId">The wallet.</param>
    public async Task<TableModel> WaitingAsync(int walletId)
    {
        var rows = new List<TableRow>();
        foreach (var (proposal, _, _) in (await book.OfWalletAsync(walletId)).Where(one => one.State is ProposalState.Open or ProposalState.Approved))
            rows.Add(new(proposal.Id, [new(AmountOf(proposal)) { Note = LastDayOf(proposal) is { } day ? await texts.GetAsync("Entries.LastsTo", day) : null }, new(proposal.Reason) { Note = (await approvers.SayAsync(proposal)).Words }, new(await ProposerAsync(proposal)) { Note = clock.Shown(proposal.ProposedOnUtc) }]));
        return new([Column.Text("Approvals.Amount"), Column.Text("Adjustment.Reason"), Column.Text("Approvals.By")], rows) { Action = "Watch", Controller = "CashbackApproval" };
    }

    /// <summary>Says in a few words what was proposed.</summary>
    public async Task<string> WhatAsync(Proposal proposal) =>
        string.Join(", ", new[] { await localization.GetLocalizedEnumAsync((ProposalKind)proposal.KindId), proposal.Name, AmountOf(proposal), LastDayOf(proposal) ?? "", proposal.Reason }.Where(part => part.Length > 0));

    /// <summary>Finds the name of the person who proposed it.</summary>
    public async Task<string> ProposerAsync(Proposal proposal) => ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(proposal.ProposedBy), proposal.ProposedBy);

    /// <summary>Key of what to tell of a decision.</summary>
    public static string KeyOf(ApprovalOutcome outcome) => outcome switch
    {
        ApprovalOutcome.Done => "Plugins.Misc.Cashback.Approvals.Done",
        ApprovalOutcome.Declined => "Plugins.Misc.Cashback.Approvals.Declined",
        ApprovalOutcome.TakenBack => "Plugins.Misc.Cashback.Approvals.TakenBack",
        ApprovalOutcome.OwnProposal => "Plugins.Misc.Cashback.Approvals.OwnProposal",
        ApprovalOutcome.OwnWallet => "Plugins.Misc.Cashback.Approvals.OwnWallet",
        ApprovalOutcome.NotAllowed => "Plugins.Misc.Cashback.Approvals.NotAllowed",
        ApprovalOutcome.NotOpen => "Plugins.Misc.Cashback.Approvals.NotOpen",
        ApprovalOutcome.Changed => "Plugins.Misc.Cashback.Approvals.Changed",
        ApprovalOutcome.Insufficient => "Plugins.Misc.Cashback.Adjustment.Insufficient",
        ApprovalOutcome.Busy => "Plugins.Misc.Cashback.Approvals.Busy",
        ApprovalOutcome.ReasonRequired => "Plugins.Misc.Cashback.Errors.ReasonRequired",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is no message for it."),
    };

    /// <summary>Says how a proposal stands.</summary>
    public async Task<string> StateAsync(Proposal proposal, ProposalState state) =>
        // What was approved here is that it may be deleted: whether it is, an uninstallation decides.
        state == ProposalState.Done && proposal.KindId == (int)ProposalKind.LedgerDeletion
            ? await deletions.HoldsUntilAsync(proposal) is { } until ? await texts.GetAsync("Deletion.Approved", clock.Shown(until)) : await texts.GetAsync("Deletion.ApprovedAndOver")
            : await localization.GetLocalizedEnumAsync(state);

    /// <summary>Key of what to tell of a decision on a proposal.</summary>
    public static string KeyOf(Proposal proposal, ApprovalOutcome outcome) =>
        outcome == ApprovalOutcome.Done && proposal.KindId == (int)ProposalKind.LedgerDeletion ? "Plugins.Misc.Cashback.Deletion.IsConfirmed" : KeyOf(outcome);

    async Task<ProposalReader> ReaderAsync() => new((await work.GetWorkingLanguageAsync()).Id, CultureInfo.CurrentCulture, await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets));

    // Whose wallet it is; null: it is gone, or the reader may not see clients and knows it by its card.
    async Task<string?> ClientAsync(int walletId) =>
        await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets) && (await wallets.GetAsync(walletId))?.Customer is { } client
            ? $"{await names.NameAsync(client)} {ClientNames.Email(client)}".Trim() : null;

    // A wallet's name is its card: people are told by theirs first.
    static string NameOf(Proposal proposal, string? client) => client is null ? proposal.Name : $"{client}, {proposal.Name}";

    string? LastDayOf(Proposal proposal) => proposal.LastsToUtc is { } end ? clock.ToShop(end.AsUtc().AddTicks(-1))!.Value.ToString("d", CultureInfo.CurrentCulture) : null;

    static string AmountOf(Proposal proposal) => (ProposalKind)proposal.KindId switch
    {
        ProposalKind.Adjustment => Figures.Change(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode)),
        ProposalKind.GiftRun or ProposalKind.Openings or ProposalKind.Extension or ProposalKind.Merge => Figures.Amount(proposal.Amount, CurrencySpec.For(proposal.CurrencyCode)),
        _ => "",
    };
}

/// <summary>Something that waits, or waited, for a second person; formatted.</summary>
public sealed record ApprovalModel : BaseNopEntityModel
{
    public ProposalKind Kind { get; set; }

    /// <summary>Name of the kind.</summary>
    public string? What { get; set; }

    /// <summary>The wallet, gift run or draft.</summary>
    public int SubjectId { get; set; }

    /// <summary>Whether the reader may open its page.</summary>
    public bool CanOpenSubject { get; set; }

    public string? Name { get; set; }

    /// <summary>Whose wallet; null: it is about none.</summary>
    public string? Client { get; set; }

    public string? Amount { get; set; }

    /// <summary>What it does, one thing a line; empty: the other facts say it.</summary>
    public IReadOnlyList<string> Content { get; set; } = [];

    public string? Reason { get; set; }

    /// <summary>What the client reads of an adjustment; empty: nothing but that the shop adjusted.</summary>
    public string? ClientText { get; set; }

    /// <summary>The new last day of credit; null: none is extended.</summary>
    public string? LastDay { get; set; }

    public string? By { get; set; }

    public string? On { get; set; }

    public string? State { get; set; }

    /// <summary>What is asked before it is approved: what it is about once more.</summary>
    public string? Question { get; set; }

    /// <summary>What approving it brings about; null: what was proposed says it.</summary>
    public string? Means { get; set; }

    /// <summary>When it lapses; null: it does not any more.</summary>
    public string? Lapses { get; set; }

    /// <summary>Name of the person who decided; null: nobody yet.</summary>
    public string? DecidedBy { get; set; }

    public string? DecidedOn { get; set; }

    /// <summary>Why it was declined; empty: it was not, or nobody said.</summary>
    public string? DecidedWhy { get; set; }

    /// <summary>The form with which it is declined.</summary>
    public DeclineModel Decline { get; set; } = new();

    /// <summary>Whether somebody may still approve it.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Who may approve it, or how to get on where nobody may; null: nobody is asked any more.</summary>
    public string? Approvers { get; set; }

    /// <summary>Whether the reader may take it back.</summary>
    public bool CanTakeBack { get; set; }

    /// <summary>Why the reader may not decide; null: may.</summary>
    public string? WhyNot { get; set; }
}
