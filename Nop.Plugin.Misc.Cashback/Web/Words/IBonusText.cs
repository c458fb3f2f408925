using Nop.Plugin.Misc.Cashback.Rules.Bonuses;

namespace Nop.Plugin.Misc.Cashback.Web.Words;

/// <summary>Bonuses in the reader's language.</summary>
public interface IBonusText
{
    /// <summary>The reason of a ledger entry as people read it: what a bonus was for and its name; any other reason as it is.</summary>
    /// <param name="reason">As the entry keeps it.</param>
    Task<string?> ReasonAsync(string? reason);

    /// <summary>Name of a kind.</summary>
    Task<string> KindAsync(BonusKind kind);

    /// <summary>When a kind gives its bonus, in a sentence.</summary>
    Task<string> HelpAsync(BonusKind kind);
}
