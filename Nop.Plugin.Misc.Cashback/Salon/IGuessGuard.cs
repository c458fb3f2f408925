using System.Globalization;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Slows down who tries codes at random. Why it is kept where it is: docs/decisions/007-guessing-codes.md.</summary>
public interface IGuessGuard
{
    /// <summary>The actor that a clerk is.</summary>
    static string Clerk(int actorId) => $"clerk {actorId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Whether somebody has tried too many unknown codes of late.</summary>
    Task<bool> IsBlockedAsync(string actor);

    /// <summary>Notes that somebody tried an unknown code.</summary>
    Task NoteFailureAsync(string actor);
}
