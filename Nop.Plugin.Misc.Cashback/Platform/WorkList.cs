namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>All that needs a person, of those kinds that who acts has the right to deal with. The overview counts by it and the work list shows it.</summary>
public sealed class WorkList(IEnumerable<IWaitingWork> kinds, IPermissionService permissions, Actor actor)
{
    /// <summary>The kinds of which something waits, in the order in which the rooms are, and how much.</summary>
    public async Task<IReadOnlyList<WaitingKind>> CountsAsync()
    {
        var counts = new List<WaitingKind>();
        foreach (var kind in await SeenAsync())
        {
            if (await kind.CountAsync() is > 0 and var count)
                counts.Add(new(kind, count));
        }

        return counts;
    }

    /// <summary>A page of what waits, oldest first.</summary>
    /// <param name="name">Of this kind alone; null: of all.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="size">Rows of a page.</param>
    public async Task<IReadOnlyList<WaitingRow>> PageAsync(string? name, int page, int size)
    {
        var asked = (await SeenAsync()).Where(kind => name is null || kind.Name == name).ToList();
        if (asked.Count == 1)
            return [.. (await asked[0].ListAsync(page * size, size)).Select(item => new WaitingRow(asked[0], item))];

        // What stands on a page of all may all be of one kind.
        var rows = new List<WaitingRow>();
        foreach (var kind in asked)
            rows.AddRange((await kind.ListAsync(0, (page + 1) * size)).Select(item => new WaitingRow(kind, item)));
        return [.. rows.OrderBy(row => row.Item.SinceUtc ?? DateTime.MinValue).Skip(page * size).Take(size)];
    }

    /// <summary>A kind that who acts sees, and that may be let be; null: there is none of the name.</summary>
    public async Task<ISetAside?> SetAsideAsync(string? name) => (await SeenAsync()).OfType<ISetAside>().FirstOrDefault(kind => kind.Name == name);

    async Task<IReadOnlyList<IWaitingWork>> SeenAsync()
    {
        var (reader, seen) = (await actor.CustomerAsync(), new List<IWaitingWork>());
        foreach (var kind in kinds)
        {
            if (await permissions.AuthorizeAsync(kind.Permission, reader))
                seen.Add(kind);
        }

        return seen;
    }
}

/// <summary>A kind of which something waits.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How much of it.</param>
public sealed record WaitingKind(IWaitingWork Kind, int Count);

/// <summary>Something that waits.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Item">What it is.</param>
public sealed record WaitingRow(IWaitingWork Kind, WaitingItem Item);
