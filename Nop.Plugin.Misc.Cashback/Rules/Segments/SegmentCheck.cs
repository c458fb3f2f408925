namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>A problem of a segment.</summary>
/// <param name="Condition">The condition that has it; null: the segment as a whole.</param>
/// <param name="Field">The property of the condition; empty: the whole.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Least">Of a number out of range: the smallest allowed.</param>
/// <param name="Most">Of a number out of range, or of too many parts: the most allowed.</param>
sealed record SegmentProblem(SegmentCondition? Condition, string Field, RuleProblemCode Code, decimal Least = 0, decimal Most = 0);

/// <summary>Says what a segment may be: the form, what copies segments and what reads stored ones all ask here.</summary>
static class SegmentCheck
{
    /// <summary>Most levels: a group of groups of conditions.</summary>
    public const int MaxDepth = 3;

    /// <summary>Most conditions.</summary>
    public const int MaxConditions = 20;

    /// <summary>Most pieces that can be asked for.</summary>
    public const int MaxCount = 1000;

    /// <summary>Most ids of a condition.</summary>
    public const int MaxIds = 100;

    /// <summary>Decimals of per cent.</summary>
    public const int PercentDecimals = 2;

    /// <summary>What a kind of condition asks for, in the order in which a sentence names it.</summary>
    public static IReadOnlyList<string> FieldsOf(SegmentFact fact) => fact switch
    {
        SegmentFact.Sleeping or SegmentFact.Birthday => [nameof(SegmentCondition.Days)],
        SegmentFact.Items => [nameof(SegmentCondition.Ids), nameof(SegmentCondition.Count), nameof(SegmentCondition.Days)],
        SegmentFact.TopSpenders => [nameof(SegmentCondition.Percent), nameof(SegmentCondition.Days)],
        SegmentFact.Branch => [nameof(SegmentCondition.Ids), nameof(SegmentCondition.Days)],
        SegmentFact.NearTier => [nameof(SegmentCondition.AmountMinor)],
        SegmentFact.CreditEnds => [nameof(SegmentCondition.AmountMinor), nameof(SegmentCondition.Days)],
        SegmentFact.FavouriteCategory or SegmentFact.Tier or SegmentFact.Card or SegmentFact.Role => [nameof(SegmentCondition.Ids)],
        _ => [],
    };

    /// <summary>Whether no ids mean any, where ids can be named.</summary>
    public static bool MeansAny(SegmentFact fact) => fact is SegmentFact.Items or SegmentFact.Branch;

    /// <summary>Days that a kind of condition can name.</summary>
    public static (int Least, int Most) DaysOf(SegmentFact fact) => fact switch
    {
        SegmentFact.Birthday => (0, BirthdayWindow.MaxDays),
        SegmentFact.CreditEnds => (0, RuleSetValidator.MaxSleepingDays),
        _ => (1, RuleSetValidator.MaxSleepingDays),
    };

    /// <summary>The problems of a segment; empty: it can be.</summary>
    public static IReadOnlyList<SegmentProblem> Of(SegmentNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var problems = new List<SegmentProblem>();
        var conditions = root.Conditions.ToList();
        if (conditions.Count == 0 || HasEmptyGroup(root))
            problems.Add(new(null, "", RuleProblemCode.Missing));
        if (conditions.Count > MaxConditions)
            problems.Add(new(null, "", RuleProblemCode.OutOfRange, 1, MaxConditions));
        if (root.Depth > MaxDepth || HasUnknownJoin(root))
            problems.Add(new(null, "", RuleProblemCode.Contradiction));
        foreach (var condition in conditions)
            problems.AddRange(Of(condition));
        return problems;
    }

    static IEnumerable<SegmentProblem> Of(SegmentCondition condition)
    {
        if (!Enum.IsDefined(condition.Fact))
            return [new(condition, nameof(condition.Fact), RuleProblemCode.OutOfRange)];
        var (least, most) = DaysOf(condition.Fact);
        return FieldsOf(condition.Fact).Select(field => field switch
        {
            nameof(SegmentCondition.Days) => Number(condition, field, condition.Days, least, most),
            nameof(SegmentCondition.Count) => Number(condition, field, condition.Count, 1, MaxCount),
            nameof(SegmentCondition.Percent) => condition.Percent is { } percent && percent <= 0 ? new(condition, field, RuleProblemCode.OutOfRange, 0.01m, 100)
                : condition.Percent is { } precise && decimal.Round(precise, PercentDecimals) != precise ? new(condition, field, RuleProblemCode.TooPrecise, 0, PercentDecimals)
                : Number(condition, field, condition.Percent, 0, 100),
            nameof(SegmentCondition.AmountMinor) => condition.AmountMinor is null ? new(condition, field, RuleProblemCode.Missing)
                : condition.AmountMinor <= 0 ? new(condition, field, RuleProblemCode.NotPositive) : null,
            _ => condition.Ids.Count > MaxIds ? new(condition, field, RuleProblemCode.OutOfRange, 0, MaxIds)
                : condition.Ids.Count == 0 && !MeansAny(condition.Fact) ? new(condition, field, RuleProblemCode.Missing) : null,
        }).OfType<SegmentProblem>();
    }

    static SegmentProblem? Number(SegmentCondition condition, string field, decimal? number, decimal least, decimal most) =>
        number is null ? new(condition, field, RuleProblemCode.Missing)
        : number < least || number > most ? new(condition, field, RuleProblemCode.OutOfRange, least, most)
        : null;

    static bool HasEmptyGroup(SegmentNode node) => node.Is is null && (node.Nodes.Count == 0 || node.Nodes.Any(HasEmptyGroup));

    static bool HasUnknownJoin(SegmentNode node) => node.Is is null && (!Enum.IsDefined(node.Join) || node.Nodes.Any(HasUnknownJoin));
}
