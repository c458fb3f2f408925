namespace Nop.Plugin.Misc.Cashback.Web.Shop.Hints;

/// <summary>"You will earn …".</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Why">Each line of the explanation; empty: not shown here.</param>
public sealed record EarnHintModel(string Text, IReadOnlyList<string> Why) : BaseNopModel
{
    /// <summary>It asks to join: the text leads to the shopper's page.</summary>
    public bool AsksToJoin { get; init; }
}
