namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>How the parts of a group are joined. The names are stored.</summary>
public enum SegmentJoin
{
    /// <summary>Every part holds.</summary>
    All = 1,

    /// <summary>A part holds, or more.</summary>
    Any = 2,

    /// <summary>No part holds.</summary>
    None = 3,
}

/// <summary>A condition, or a group of nodes.</summary>
public sealed record SegmentNode
{
    /// <summary>The condition; null: a group.</summary>
    public SegmentCondition? Is { get; init; }

    /// <summary>Of a group: how its nodes are joined.</summary>
    public SegmentJoin Join { get; init; } = SegmentJoin.All;

    /// <summary>Of a group: its nodes.</summary>
    public IReadOnlyList<SegmentNode> Nodes { get; init; } = [];

    /// <summary>A condition.</summary>
    public static SegmentNode Of(SegmentCondition condition) => new() { Is = condition };

    /// <summary>A group.</summary>
    public static SegmentNode Of(SegmentJoin join, params IReadOnlyList<SegmentNode> nodes) => new() { Join = join, Nodes = nodes };

    /// <summary>All conditions, as they stand.</summary>
    internal IEnumerable<SegmentCondition> Conditions => Is is { } condition ? [condition] : Nodes.SelectMany(node => node.Conditions);

    /// <summary>Levels: 1 of a condition, 1 more than the deepest of its nodes of a group.</summary>
    internal int Depth => Is is not null || Nodes.Count == 0 ? 1 : 1 + Nodes.Max(node => node.Depth);

    /// <summary>Whether a client is meant.</summary>
    /// <param name="holds">Tells of a condition whether it holds for the client.</param>
    internal bool Holds(Func<SegmentCondition, bool> holds) => Is is { } condition ? holds(condition) : Join switch
    {
        SegmentJoin.All => Nodes.All(node => node.Holds(holds)),
        SegmentJoin.Any => Nodes.Any(node => node.Holds(holds)),
        _ => !Nodes.Any(node => node.Holds(holds)),
    };

    /// <summary>The conditions that decide about a client: of a group that needs one of its nodes, only those that gave it.</summary>
    /// <inheritdoc cref="Holds"/>
    internal IEnumerable<SegmentCondition> Deciding(Func<SegmentCondition, bool> holds)
    {
        if (Is is { } condition)
            return [condition];
        // Every node had its say where all were wanted and hold, or one was wanted and none does; otherwise those that made the difference.
        var everyOne = Join == SegmentJoin.All == Holds(holds) || (Join == SegmentJoin.None && Holds(holds));
        var some = Join == SegmentJoin.All ? Nodes.Where(node => !node.Holds(holds)) : Nodes.Where(node => node.Holds(holds));
        return (everyOne ? Nodes : some).SelectMany(node => node.Deciding(holds));
    }
}
