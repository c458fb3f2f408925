using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

/// <summary>What was typed and what was answered, kept over the redirect back to the page of the box.</summary>
/// <param name="Typed">As posted.</param>
/// <param name="Answer">To it.</param>
public sealed record KeptChoice(TypedChoice Typed, ChoiceAnswer Answer)
{
    const string Prefix = "Cashback.Choice.";

    /// <summary>Keeps it for the next page.</summary>
    public void Keep(ITempDataDictionary data)
    {
        ArgumentNullException.ThrowIfNull(data);
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
        ArgumentNullException.ThrowIfNull(data);
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
