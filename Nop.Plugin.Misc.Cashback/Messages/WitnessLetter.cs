using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Letters to the witness, whose address the settings for all stores name.</summary>
public sealed class WitnessLetter(ICustomerMail mail, ISettingService settings) : IWitness
{
    const int MostFindings = 20;

    /// <inheritdoc/>
    public Task SealedAsync(Seal seal) => SendAsync(MailTemplates.Seal, new("Cashback.Seal", $"{SealText.Of(seal)}"));

    /// <inheritdoc/>
    public Task FoundAsync(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return SendAsync(MailTemplates.Findings, new("Cashback.Findings", string.Join("; ", report.Findings.Take(MostFindings))));
    }

    async Task SendAsync(string template, Token token)
    {
        // Who has no account there is written to as a customer who gave nothing but an address.
        if ((await settings.LoadSettingAsync<CashbackSettings>()).WitnessEmail is { Length: > 0 } address)
            await mail.SendAsync(new Customer { Email = address }, storeId: 0, template, _ => Task.FromResult<IReadOnlyList<Token>>([token]));
    }
}
