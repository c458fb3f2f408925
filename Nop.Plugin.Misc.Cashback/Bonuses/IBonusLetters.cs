namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>Letters about bonuses.</summary>
public interface IBonusLetters
{
    /// <summary>Puts a letter into the shop's queue; none where the client has no e-mail, the template is off, or it is advertising that the client did not ask for.</summary>
    /// <param name="customer">To whom.</param>
    /// <param name="storeId">From which store.</param>
    /// <param name="message">What it says.</param>
    Task SendAsync(Customer customer, int storeId, BonusMessage message);
}

/// <summary>Content of a letter.</summary>
/// <param name="Letter">Which of them.</param>
/// <param name="Name">Name of the bonus.</param>
/// <param name="Text">A text of the owner; empty: none.</param>
public sealed record BonusMessage(BonusLetter Letter, string Name, string Text)
{
    /// <summary>How much, minor units.</summary>
    public long AmountMinor { get; init; }

    /// <summary>End of the credit; null: never.</summary>
    public DateTime? ExpiresOnUtc { get; init; }
}

/// <summary>The letters about bonuses.</summary>
public enum BonusLetter
{
    /// <summary>A bonus was given.</summary>
    Given,

    /// <summary>A gift, in a run; advertising.</summary>
    Gift,

    /// <summary>A gift to who has not been there for long; advertising.</summary>
    WinBack,

    /// <summary>A gift for a birthday; advertising.</summary>
    Birthday,

    /// <summary>The order of an invited friend counted.</summary>
    Friend,
}
