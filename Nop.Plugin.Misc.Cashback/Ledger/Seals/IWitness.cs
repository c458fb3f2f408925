namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>Somebody outside the shop who keeps seals: against them also a ledger that was rewritten with the key in hand is found out.</summary>
public interface IWitness
{
    /// <summary>Sends the newest seal to whom it was not sent yet; nothing where no witness is named.</summary>
    Task SealedAsync(Seal seal);

    /// <summary>Sends what a verification found, also to the owner; nothing where neither is named.</summary>
    /// <param name="report">What it found.</param>
    /// <param name="meeting">The act that met it, where that was no verification; null: it was one.</param>
    Task FoundAsync(AuditReport report, AlteredMeeting? meeting = null);
}
