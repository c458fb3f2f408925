using Nop.Plugin.Misc.Cashback.Rules;

namespace Nop.Plugin.Misc.Cashback.Insight.Simulation;

/// <summary>What the shop knows of a client now; the past is not kept, so it counts for the whole simulation.</summary>
/// <param name="RoleIds">Roles in the shop.</param>
/// <param name="CardId">The kind of card; 0: none.</param>
/// <param name="Newsletter">Whether the newsletter is subscribed to.</param>
/// <param name="Birthday">The birthday; null: not known.</param>
public sealed record ClientRecord(IReadOnlyList<int> RoleIds, int CardId, bool Newsletter, DateOnly? Birthday)
{
    /// <summary>Nothing is known.</summary>
    public static ClientRecord None { get; } = new([], 0, false, null);

    /// <summary>As the rules see it.</summary>
    internal CustomerFacts Facts(EarnRuleSet rules) => new()
    {
        RoleIds = RoleIds,
        Card = CardId == 0 ? null : rules.FindCard(CardId),
        Newsletter = Newsletter,
        Birthday = Birthday,
    };
}
