using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Web;

/// <summary>Notices on the next page: the only way to the shop's, as those run what is in their text.</summary>
/// <remarks>
/// The shop's pages print a notice into a script, the admin area twice and once as it is, whatever <c>encode</c> says; the public pages take it for markup. So the text comes to
/// them as markup in which every sign that means something to a script or to markup is a number.
/// </remarks>
public sealed class PageNotices(INotificationService notifications)
{
    const string Harmless = " .,:;!?()/%-–—…€";

    /// <summary>Tells that something was done.</summary>
    /// <param name="text">Plain text.</param>
    public void Done(string text) => notifications.SuccessNotification(Encode(text), encode: false);

    /// <summary>Tells that something was not done.</summary>
    /// <param name="text">Plain text.</param>
    public void Refused(string text) => notifications.ErrorNotification(Encode(text), encode: false);

    /// <summary>A text as a notice carries it: letters and digits as they are, any other sign by its number.</summary>
    /// <param name="text">Plain text.</param>
    internal static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (rune.IsBmp && Harmless.Contains((char)rune.Value, StringComparison.Ordinal)))
                encoded.Append(rune);
            // What turns the direction of writing round would turn the page's own words too.
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
                encoded.Append(CultureInfo.InvariantCulture, $"&#{(Rune.IsControl(rune) ? 32 : rune.Value)};");
        }

        return encoded.ToString();
    }
}
