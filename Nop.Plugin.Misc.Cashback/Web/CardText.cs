namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Says how giving or blocking a card ended, to staff at the counter and in the admin area alike.</summary>
public sealed class CardText(Texts texts)
{
    /// <summary>Why a card was not given or blocked, what was done nevertheless, and by which card the client is known now.</summary>
    /// <param name="result">Not done.</param>
    public async Task<string> WhyNotAsync(CardResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var parts = new List<string> { await texts.GetAsync($"Cards.Outcome.{result.Outcome}") };
        if (result.IsBlocked)
            parts.Add(await texts.GetAsync("Cards.BlockedNevertheless"));
        if (result.Current is { } current)
            parts.Add(await texts.GetAsync("Cards.Current", CardNumber.Told(current)));
        return string.Join(' ', parts);
    }
}
