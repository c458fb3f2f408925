using System.ComponentModel.DataAnnotations.Schema;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Keeps branches.</summary>
public interface IBranchService
{
    /// <summary>All branches in their order.</summary>
    Task<IList<Branch>> GetAllAsync(bool activeOnly = false);

    /// <summary>A branch; null: none.</summary>
    Task<Branch?> GetByIdAsync(int branchId);

    /// <summary>Inserts (id 0) or updates a branch; false: another has the name.</summary>
    Task<bool> SaveAsync(Branch branch);
}

/// <inheritdoc cref="IBranchService"/>
sealed class BranchService(IRepository<Branch> branches, TimeProvider clock) : IBranchService
{
    public Task<IList<Branch>> GetAllAsync(bool activeOnly = false) =>
        branches.GetAllAsync(all => all
            .Where(branch => !activeOnly || branch.Active)
            .OrderBy(branch => branch.DisplayOrder).ThenBy(branch => branch.Id));

    public async Task<Branch?> GetByIdAsync(int branchId) => branchId > 0 ? await branches.GetByIdAsync(branchId) : null;

    public async Task<bool> SaveAsync(Branch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        branch.Name = branch.Name.Trim();
        var all = await GetAllAsync();
        if (all.Any(other => other.Id != branch.Id && string.Equals(other.Name, branch.Name, StringComparison.OrdinalIgnoreCase)))
            return false;

        var before = all.FirstOrDefault(other => other.Id == branch.Id);
        branch.ReceiptSpanSetOnUtc = before is null || before.ReceiptSpanId == branch.ReceiptSpanId ? before?.ReceiptSpanSetOnUtc : clock.GetUtcNow().UtcDateTime.AsStored();
        // Somebody else may have taken the name since.
        if (branch.Id == 0)
            return await branches.TryInsertAsync(branch, other => other.Name == branch.Name, publishEvent: true);
        await branches.UpdateAsync(branch);
        return true;
    }
}

/// <summary>One salon.</summary>
[StoredIn("Cashback_Branch")]
[Unique(nameof(Name))]
public sealed class Branch : BaseEntity
{
    internal const int LongestAddress = 400;
    internal const int LongestPrefix = 20;

    /// <summary>Shown to shoppers and staff; unique.</summary>
    [Prose(RuleSetValidator.MaxNameLength)]
    public string Name { get; set; } = "";

    /// <summary>Off: no new vouchers, no redemption.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Order in lists.</summary>
    public int DisplayOrder { get; set; }

    /// <summary>Postal address on one line, as slips show it; empty: not known.</summary>
    [Prose(LongestAddress)]
    public string Address { get; set; } = "";

    /// <summary>The system's id of the time zone; empty: that of the shop.</summary>
    [Text(100)]
    public string ZoneId { get; set; } = "";

    /// <summary>Names that its till gives the columns of return files, one on a line (<see cref="TillColumns"/>); empty: those of the plugin.</summary>
    [Prose(TillColumns.Most)]
    public string ReturnColumns { get; set; } = "";

    /// <summary>What its receipts' numbers begin with, proposed where one is typed; empty: nothing.</summary>
    [Prose(LongestPrefix)]
    public string ReceiptPrefix { get; set; } = "";

    /// <summary>Stored number of <see cref="ReceiptSpan"/>.</summary>
    public int ReceiptSpanId { get; set; }

    /// <summary>When that was changed last; null: never.</summary>
    public DateTime? ReceiptSpanSetOnUtc { get; set; }

    /// <summary>Who ends a day counts first: its totals show when a count was typed.</summary>
    public bool CountsBlind { get; set; }

    /// <summary>When the numbers of its receipts start anew.</summary>
    [NotMapped]
    public ReceiptSpan ReceiptSpan => Enum.IsDefined((ReceiptSpan)ReceiptSpanId) ? (ReceiptSpan)ReceiptSpanId : ReceiptSpan.Never;

    /// <summary>Time zone of its own; null: it has that of the shop, or this server does not know the one it had.</summary>
    internal TimeZoneInfo? Zone => ZoneId.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(ZoneId, out var zone) ? zone : null;
}
