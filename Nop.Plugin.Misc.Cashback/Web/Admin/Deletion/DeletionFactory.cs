using Nop.Plugin.Misc.Cashback.Installation;
using Nop.Plugin.Misc.Cashback.Web.Admin.Approvals;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Deletion;

/// <summary>Makes the page on which the deletion of the ledger is confirmed.</summary>
public sealed class DeletionFactory(DeletionConsent consent, DeletionRequests requests, ApproversText approvers, ICustomerService customers, Texts texts, ShopClock clock)
{
    /// <summary>The page.</summary>
    /// <param name="typed">The name that comes back with an error; null: none.</param>
    public async Task<DeletionModel> PrepareAsync(string? typed = null)
    {
        var standing = await consent.StandingAsync();
        var waits = standing.IsWanted ? await requests.WaitsAsync() : null;
        var declined = waits is null && standing is { IsWanted: true, ConfirmedOnUtc: null } ? (await requests.DeclinedAsync())?.Decision : null;
        var line = await approvers.SayAsync(waits?.Proposal ?? await requests.ProposalAsync());
        return new()
        {
            ShopName = typed,
            Expected = await consent.ShopNameAsync(),
            IsWanted = standing.IsWanted,
            Second = line.Anybody ? await texts.GetAsync("Deletion.NeedsSecond", line.Words) : waits is null ? await texts.GetAsync("Deletion.Alone") : line.Words,
            WaitsIn = waits?.Proposal.Id ?? 0,
            ProposedBy = waits is null ? null : await NameAsync(waits.Proposal.ProposedBy),
            NeedsSecond = line.Anybody,
            Declined = declined is null ? null : await texts.GetAsync("Deletion.WasDeclined", await NameAsync(declined.DecidedBy), clock.Shown(declined.DecidedOnUtc), declined.Reason),
            ConfirmedBy = standing.ConfirmedOnUtc is null ? null : await NameAsync(standing.ConfirmedBy),
            ApprovedBy = standing.ApprovedBy == 0 ? null : await NameAsync(standing.ApprovedBy),
            Ends = clock.Shown(standing.EndsUtc),
            HasFile = standing.HasFile,
        };
    }

    async Task<string> NameAsync(int customerId) => ClientNames.EmailOrNumber(await customers.GetCustomerByIdAsync(customerId), customerId);
}

/// <summary>How far the deletion of the ledger is confirmed, formatted.</summary>
public sealed record DeletionModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Deletion.ShopName")]
    public string? ShopName { get; set; }

    /// <summary>The name that has to be typed.</summary>
    public string? Expected { get; set; }

    /// <summary>Whether the settings ask for the deletion.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Who has to approve it, or that nobody else may.</summary>
    public string? Second { get; set; }

    /// <summary>Whether a second person has to approve it.</summary>
    public bool NeedsSecond { get; set; }

    /// <summary>By whom, when and why it was declined when it was asked for last; null: it was not.</summary>
    public string? Declined { get; set; }

    /// <summary>Proposal in which it waits for a second person; 0: none.</summary>
    public int WaitsIn { get; set; }

    /// <summary>Name of the person who proposed what waits; null: nothing does.</summary>
    public string? ProposedBy { get; set; }

    /// <summary>Name of the person who confirmed it; null: nobody.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>Name of the second person who approved it; null: there was no other who may.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>Until when an uninstallation deletes.</summary>
    public string? Ends { get; set; }

    /// <summary>Whether the file was downloaded since then.</summary>
    public bool HasFile { get; set; }
}
