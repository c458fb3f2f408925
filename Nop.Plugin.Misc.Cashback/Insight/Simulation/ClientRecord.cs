namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>What the shop knows of a client now; the past is not kept, so it counts for the whole simulation.</summary>
/// <param name="RoleIds">Roles in the shop.</param>
/// <param name="Newsletter">Whether the newsletter is subscribed to.</param>
/// <param name="Birthday">The birthday; null: not known.</param>
public sealed record ClientRecord(IReadOnlyList<int> RoleIds, bool Newsletter, DateOnly? Birthday)
{
    /// <summary>Nothing is known.</summary>
    public static ClientRecord None { get; } = new([], false, null);

    /// <summary>As the rules see it.</summary>
    /// <param name="card">The card held; null: none.</param>
    internal CustomerFacts Facts(CardRule? card) => new()
    {
        RoleIds = RoleIds,
        Card = card,
        Newsletter = Newsletter,
        Birthday = Birthday,
    };
}
