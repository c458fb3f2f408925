namespace Nop.Plugin.Misc.Cashback.Ledger.Seals;

/// <summary>Somebody outside the shop who keeps seals: against them also a ledger that was rewritten with the key in hand is found out.</summary>
public interface IWitness
{
    /// <summary>Sends the newest seal to whom it was not sent yet; nothing where no witness is named.</summary>
    Task SealedAsync(Seal seal);

    /// <summary>Sends what a verification found; nothing where no witness is named.</summary>
    Task FoundAsync(AuditReport report);
}
