namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Finds the clients of a segment, a page of clients after the other: memory does not grow with the shop, but for the ranking of <see cref="SegmentFact.TopSpenders"/>. Reads only.</summary>
public sealed class SegmentMembers(IEnumerable<IConditionSource> sources, ClientFacts clients, IRepository<Segment> segments, IWalletDirectory wallets, ShopClock clock, TimeProvider time)
{
    const int PageSize = 1000;

    // What is asked page after page is asked of one moment.
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    readonly Dictionary<int, SegmentNode?> _read = [];
    SegmentMoment? _moment;

    /// <summary>All clients of a segment as it is now, in the order of their ids, in pages; a page may hold few, down to none.</summary>
    /// <param name="root">Its conditions.</param>
    /// <param name="cancellationToken">Ends between two pages.</param>
    public async IAsyncEnumerable<IReadOnlyList<SegmentMember>> ReadAsync(SegmentNode root, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await clients.PageAsync([], after, PageSize);
            yield return await AmongAsync(root, [.. page]);
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Id;
        }
    }

    /// <summary>The clients of a segment as rows of a file.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async IAsyncEnumerable<SegmentMember> RowsAsync(SegmentNode root, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in ReadAsync(root, cancellationToken))
        {
            foreach (var member in page)
                yield return member;
        }
    }

    /// <summary>Finds which of some clients are in a segment, and why.</summary>
    /// <param name="root">Its conditions.</param>
    /// <param name="page">The clients.</param>
    public async Task<IReadOnlyList<SegmentMember>> AmongAsync(SegmentNode root, IReadOnlyList<Customer> page)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(page);
        if (page.Count == 0)
            return [];

        var moment = await MomentAsync();
        var found = new Dictionary<SegmentCondition, IReadOnlyDictionary<int, ConditionFinding>>(ReferenceEqualityComparer.Instance);
        foreach (var condition in root.Conditions)
            found[condition] = await SourceOf(condition).ReadAsync(condition, page, moment);
        return
        [
            .. page.Where(client => root.Holds(Holds(client))).Select(client =>
                new SegmentMember(client, [.. root.Deciding(Holds(client)).Select(condition => new SegmentReason(condition, found[condition].GetValueOrDefault(client.Id)))])),
        ];

        Func<SegmentCondition, bool> Holds(Customer client) => condition => found[condition].ContainsKey(client.Id);
    }

    /// <summary>Finds of some clients in which of some saved segments they are. In one that is gone, or cannot be read, is nobody.</summary>
    /// <param name="segmentIds">The segments.</param>
    /// <param name="page">The clients.</param>
    public async Task<ILookup<int, int>> OfAsync(IReadOnlyCollection<int> segmentIds, IReadOnlyList<Customer> page)
    {
        ArgumentNullException.ThrowIfNull(segmentIds);
        var of = new List<(int CustomerId, int SegmentId)>();
        foreach (var id in segmentIds)
        {
            if (await RootAsync(id) is { } root)
                of.AddRange((await AmongAsync(root, page)).Select(member => (member.Customer.Id, id)));
        }

        return of.ToLookup(one => one.CustomerId, one => one.SegmentId);
    }

    /// <summary>Ids of all clients of a saved segment now; nobody where it is gone, or cannot be read.</summary>
    public async Task<IReadOnlySet<int>> IdsAsync(int segmentId, CancellationToken cancellationToken)
    {
        var ids = new HashSet<int>();
        if (await RootAsync(segmentId) is { } root)
        {
            await foreach (var page in ReadAsync(root, cancellationToken))
                ids.UnionWith(page.Select(member => member.Customer.Id));
        }

        return ids;
    }

    /// <summary>Whether some saved segments are all there and can be read.</summary>
    public async Task<bool> AreReadableAsync(IReadOnlyCollection<int> segmentIds)
    {
        ArgumentNullException.ThrowIfNull(segmentIds);
        foreach (var id in segmentIds)
        {
            if (await RootAsync(id) is null)
                return false;
        }

        return true;
    }

    async Task<SegmentNode?> RootAsync(int id)
    {
        await MomentAsync();
        if (!_read.TryGetValue(id, out var root))
            _read[id] = root = SegmentText.Parse((await segments.GetByIdAsync(id))?.Conditions);
        return root;
    }

    async Task<SegmentMoment> MomentAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (_moment is { } moment && now >= moment.NowUtc && now - moment.NowUtc < s_longest)
            return moment;
        _read.Clear();
        return _moment = new(now, clock.Zone, await wallets.GetCurrencyAsync());
    }

    IConditionSource SourceOf(SegmentCondition condition) => sources.FirstOrDefault(source => source.Facts.Contains(condition.Fact))
        ?? throw new ArgumentOutOfRangeException(nameof(condition), condition.Fact, "Nobody knows such a condition.");
}

/// <summary>A client of a segment.</summary>
/// <param name="Customer">The client.</param>
/// <param name="Reasons">The conditions that decided.</param>
public sealed record SegmentMember(Customer Customer, IReadOnlyList<SegmentReason> Reasons);

/// <summary>A condition that decided about a client.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Finding">What was found; null: it does not hold, as was wanted.</param>
public sealed record SegmentReason(SegmentCondition Condition, ConditionFinding? Finding);
