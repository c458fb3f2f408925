namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>What became of a choice. A refused one changes nothing.</summary>
/// <param name="Message">What holds now; null: it was refused.</param>
/// <param name="Error">Why it was refused, for the field; null: it was not.</param>
public sealed record ChoiceAnswer(string? Message, string? Error)
{
    /// <summary>Something is chosen now.</summary>
    public bool Applied { get; init; }

    /// <summary>Credit pays the whole order: the shop asks for no way to pay.</summary>
    public bool NothingToPay { get; init; }

    /// <summary>More was asked than is possible: what is possible, as the text of the field.</summary>
    public string? Possible { get; init; }

    /// <summary>Text of the button that takes <see cref="Possible"/>: "Use €25.00".</summary>
    public string? Offer { get; init; }

    /// <summary>A refusal.</summary>
    public static ChoiceAnswer Refuse(string error) => new(null, error);
}
