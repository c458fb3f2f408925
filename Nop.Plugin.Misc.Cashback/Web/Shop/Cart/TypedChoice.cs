using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>Choice of a shopper in the box "Use cashback", as it was posted.</summary>
/// <param name="Kind">One of the constants below.</param>
/// <param name="Amount">As typed, in the culture of the page; empty: nothing was.</param>
/// <param name="Shown">What stood in the field before the kind was chosen; another amount was typed after and is meant.</param>
public sealed record TypedChoice(string Kind, string Amount, string Shown)
{
    /// <summary>Names of the fields.</summary>
    public const string KindField = "cashback-choice", AmountField = "cashback-amount", ShownField = "cashback-shown";

    /// <summary>Values of <see cref="Kind"/>.</summary>
    public const string Nothing = "none", AsMuchAsPossible = "max", SomeAmount = "amount";

    /// <summary>An amount was typed and something else chosen: only the shopper can tell which is meant.</summary>
    public bool LeavesAmountUnused => Kind is Nothing or AsMuchAsPossible && Amount.Length > 0 && Amount != Shown;

    /// <summary>Reads the box.</summary>
    /// <returns>Null: the form has no such box.</returns>
    public static TypedChoice? Read(IFormCollection form)
    {
        string Text(string name) => form[name].FirstOrDefault()?.Trim() ?? "";
        return form.ContainsKey(KindField) ? new(Text(KindField), Text(AmountField), Text(ShownField)) : null;
    }
}

/// <summary>Typed choice and its answer, kept over the redirect back to the page of the box.</summary>
/// <param name="Typed">As posted.</param>
/// <param name="Answer">To it.</param>
sealed record KeptChoice(TypedChoice Typed, ChoiceAnswer Answer)
{
    const string Prefix = "Cashback.Choice.";

    /// <summary>Keeps it for the next page.</summary>
    public void Keep(ITempDataDictionary data)
    {
        var parts = new[]
        {
            (nameof(TypedChoice.Kind), Typed.Kind), (nameof(TypedChoice.Amount), Typed.Amount), (nameof(ChoiceAnswer.Message), Answer.Message),
            (nameof(ChoiceAnswer.Error), Answer.Error), (nameof(ChoiceAnswer.Possible), Answer.Possible), (nameof(ChoiceAnswer.Offer), Answer.Offer),
        };
        foreach (var (name, text) in parts.Where(part => part.Item2 is not null))
            data[Prefix + name] = text;
    }

    /// <summary>Takes what was kept; null: nothing was.</summary>
    public static KeptChoice? Take(ITempDataDictionary data)
    {
        string? Text(string name) => data[Prefix + name] as string;
        return Text(nameof(TypedChoice.Kind)) is { } kind
            ? new(new(kind, Text(nameof(TypedChoice.Amount)) ?? "", ""), new(Text(nameof(ChoiceAnswer.Message)), Text(nameof(ChoiceAnswer.Error)))
            {
                Possible = Text(nameof(ChoiceAnswer.Possible)),
                Offer = Text(nameof(ChoiceAnswer.Offer)),
            })
            : null;
    }
}

/// <summary>Outcome of a choice. A refused one changes nothing.</summary>
/// <param name="Message">What holds now; null: it was refused.</param>
/// <param name="Error">Why it was refused, for the field; null: it was not.</param>
public sealed record ChoiceAnswer(string? Message, string? Error)
{
    /// <summary>Something is chosen now.</summary>
    public bool Applied { get; init; }

    /// <summary>Credit pays the whole order: the shop asks for no way to pay.</summary>
    public bool NothingToPay { get; init; }

    /// <summary>The most that is possible, as the text of the field, where more was asked for.</summary>
    public string? Possible { get; init; }

    /// <summary>Text of the button that takes <see cref="Possible"/>: "Use €25.00".</summary>
    public string? Offer { get; init; }

    /// <summary>A refusal.</summary>
    public static ChoiceAnswer Refuse(string error) => new(null, error);
}
