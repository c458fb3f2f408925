using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Letters to the witness, whose address the settings for all stores name.</summary>
sealed class WitnessLetter(CustomerLetters mail, ISettingService settings) : IWitness
{
    const int MostFindings = 20;

    public Task SealedAsync(Seal seal) => SendAsync(Letter.Seal, new("Cashback.Seal", $"{SealText.Of(seal)}"));

    public Task FoundAsync(AuditReport report) => SendAsync(Letter.Findings, new("Cashback.Findings", string.Join("; ", report.Findings.Take(MostFindings))));

    async Task SendAsync(Letter letter, Token token)
    {
        // Who has no account there is written to as a customer who gave nothing but an address.
        if ((await settings.LoadSettingAsync<CashbackSettings>()).WitnessEmail is { Length: > 0 } address)
            await mail.SendAsync(new Customer { Email = address }, storeId: 0, letter, _ => Task.FromResult<IReadOnlyList<Token>>([token]));
    }
}
