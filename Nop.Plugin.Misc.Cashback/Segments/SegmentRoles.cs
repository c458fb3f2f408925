namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Keeps customer roles in step with the segments that have one: exactly the clients of a segment hold its role.</summary>
/// <remarks>
/// A role is only ever one that was made here. What the shop or its staff made is never touched, whatever its name: whoever holds a segment's own role by hand loses it at the
/// next run, and the role's page of the shop is no place to give it.
/// </remarks>
public interface ISegmentRoles
{
    /// <summary>Makes roles that are missing, gives and takes them, and takes away those of segments that want none any more. Safe to repeat, and on several servers at once.</summary>
    /// <returns>How many clients got or lost one.</returns>
    /// <exception cref="AggregateException">Some segments could not be read; their roles stay as they are, the others are in step.</exception>
    Task<int> SyncAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="ISegmentRoles"/>
sealed class SegmentRoles(
    IRepository<Segment> segments, IRepository<SegmentRole> made, IRepository<CustomerRole> roles, IRepository<CustomerCustomerRoleMapping> holders,
    SegmentMembers members, ICustomerService customers, ILocker locker, TimeProvider time) : ISegmentRoles
{
    const int PageSize = 500;

    static readonly TimeSpan s_lock = TimeSpan.FromHours(1);

    public async Task<int> SyncAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        // Two nodes at once would give some clients the role twice.
        await locker.PerformActionWithLockAsync("cashback.segmentroles", s_lock, async () => changed = await SyncAloneAsync(cancellationToken));
        return changed;
    }

    async Task<int> SyncAloneAsync(CancellationToken cancellationToken)
    {
        var (changed, failures) = (0, new PastFailures("Segments whose customer roles could not be brought in step"));
        foreach (var segment in await segments.GetAllAsync(all => all.Where(row => row.KeepAsRole).OrderBy(row => row.Id)))
            changed += await failures.TryAsync($"Segment {segment.Id}", () => SyncAsync(segment, cancellationToken));
        foreach (var role in await made.GetAllAsync(all => all.OrderBy(row => row.Id)))
            changed += await failures.TryAsync($"Role {role.RoleId}", () => TakeAwayAsync(role, cancellationToken));
        failures.Throw();
        return changed;
    }

    async Task<int> SyncAsync(Segment segment, CancellationToken cancellationToken)
    {
        // Before the role: what cannot be read changes nothing.
        var root = SegmentText.Parse(segment.Conditions) ?? throw new InvalidOperationException("Its conditions cannot be read.");
        var roleId = await RoleAsync(segment);
        var (changed, count, after) = (0, 0, 0);
        var inside = new List<int>(PageSize);
        await foreach (var page in members.ReadAsync(root, cancellationToken))
        {
            count += page.Count;
            foreach (var member in page)
            {
                inside.Add(member.Customer.Id);
                if (inside.Count < PageSize)
                    continue;
                changed += await StepAsync(roleId, after, inside[^1], inside);
                after = inside[^1];
                inside.Clear();
            }
        }

        changed += await StepAsync(roleId, after, int.MaxValue, inside);
        if (await segments.GetByIdAsync(segment.Id) is { } now && now.Conditions == segment.Conditions)
        {
            (now.RoleOnUtc, now.Clients, now.CountedOnUtc) = (time.GetUtcNow().UtcDateTime, count, time.GetUtcNow().UtcDateTime);
            await segments.UpdateAsync(now);
        }

        return changed;
    }

    // Holders with ids above one and up to another become exactly those who are inside.
    async Task<int> StepAsync(int roleId, int after, int last, List<int> inside)
    {
        var changed = 0;
        var held = new HashSet<int>();
        for (var from = after; ;)
        {
            var above = from;
            var page = await holders.GetAllAsync(all => all.Where(row => row.CustomerRoleId == roleId && row.CustomerId > above && row.CustomerId <= last).OrderBy(row => row.CustomerId).Take(PageSize));
            var gone = page.Where(row => !inside.Contains(row.CustomerId)).ToList();
            if (gone.Count > 0)
                await holders.DeleteAsync(gone);
            changed += gone.Count;
            held.UnionWith(page.Select(row => row.CustomerId).Where(inside.Contains));
            if (page.Count < PageSize)
                break;
            from = page[^1].CustomerId;
        }

        var missing = inside.Where(id => !held.Contains(id)).Select(id => new CustomerCustomerRoleMapping { CustomerId = id, CustomerRoleId = roleId }).ToList();
        if (missing.Count > 0)
            await holders.InsertAsync(missing);
        return changed + missing.Count;
    }

    // Its own role with its name; one that somebody deleted in the shop is made anew.
    async Task<int> RoleAsync(Segment segment)
    {
        if (segment.RoleId > 0 && await customers.GetCustomerRoleByIdAsync(segment.RoleId) is { IsSystemRole: false } known)
        {
            if (known.Name != segment.Name)
            {
                known.Name = segment.Name;
                await roles.UpdateAsync(known);
            }

            return known.Id;
        }

        var role = new CustomerRole { Name = segment.Name, Active = true };
        await customers.InsertCustomerRoleAsync(role);
        await made.InsertAsync(new SegmentRole { RoleId = role.Id });
        var now = await segments.GetByIdAsync(segment.Id) ?? throw new InvalidOperationException("It was deleted meanwhile.");
        now.RoleId = role.Id;
        await segments.UpdateAsync(now);
        return role.Id;
    }

    // Of a role that no segment has any more.
    async Task<int> TakeAwayAsync(SegmentRole row, CancellationToken cancellationToken)
    {
        if (await segments.Table.AnyAsync(segment => segment.RoleId == row.RoleId && segment.KeepAsRole))
            return 0;

        var changed = 0;
        for (; ; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await holders.GetAllAsync(all => all.Where(holder => holder.CustomerRoleId == row.RoleId).OrderBy(holder => holder.Id).Take(PageSize));
            if (page.Count == 0)
                break;
            await holders.DeleteAsync(page);
            changed += page.Count;
        }

        foreach (var segment in await segments.GetAllAsync(all => all.Where(segment => segment.RoleId == row.RoleId)))
        {
            (segment.RoleId, segment.RoleOnUtc) = (0, null);
            await segments.UpdateAsync(segment);
        }

        if (await customers.GetCustomerRoleByIdAsync(row.RoleId) is { IsSystemRole: false } role)
            await roles.DeleteAsync(role);
        await made.DeleteAsync(row);
        return changed;
    }
}

/// <summary>A customer role that was made for a segment: only such a one is given, taken and taken away.</summary>
[StoredIn("Cashback_SegmentRole")]
[Unique(nameof(RoleId))]
public sealed class SegmentRole : BaseEntity
{
    /// <summary>The role.</summary>
    public int RoleId { get; set; }
}
