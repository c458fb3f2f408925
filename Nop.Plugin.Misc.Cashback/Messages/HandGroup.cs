namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Acts by hand that are told in one line: of the same kind, by the same person, for the same reason. One that is like no other is a group by itself.</summary>
/// <param name="Acts">The acts, oldest first.</param>
sealed record HandGroup(IReadOnlyList<HandAct> Acts)
{
    /// <summary>The first of them.</summary>
    public HandAct First => Acts[0];

    /// <summary>What they come to; null: they are no amounts.</summary>
    public Money? Sum => First.Amount is { } amount ? new Money(Acts.Sum(act => act.Amount!.Value.Minor), amount.Currency) : null;

    /// <summary>Puts acts together, in the order of the first of each group. What was added and what was taken are told apart: together they could come to nothing.</summary>
    /// <param name="acts">The acts, oldest first.</param>
    public static IReadOnlyList<HandGroup> Of(IEnumerable<HandAct> acts) =>
        [.. acts.GroupBy(act => (act.Kind, act.Proposed, act.ActorId, act.SecondId, act.Why, act.Name, act.Amount?.Currency, Sign: Math.Sign(act.Amount?.Minor ?? 0), act.Changes)).Select(alike => new HandGroup([.. alike]))];
}
