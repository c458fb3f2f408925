using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Letters to the witness, whose address the settings for all stores name, and for a while to who was it before.</summary>
sealed class WitnessLetter(CustomerLetters mail, WitnessAddresses addresses, ShopClock clock) : IWitness
{
    const int MostFindings = 20;

    public async Task SealedAsync(Seal seal)
    {
        foreach (var address in await addresses.CurrentAsync())
        {
            if (address.SealHash == seal.Hash)
                continue;
            await SendAsync(address, Letter.Seal, new("Cashback.Seal", $"{SealText.Of(seal)}"));
            await addresses.ToldAsync(address, seal.Hash);
        }
    }

    public async Task FoundAsync(AuditReport report)
    {
        foreach (var address in await addresses.CurrentAsync())
            await SendAsync(address, Letter.Findings, new("Cashback.Findings", string.Join("; ", report.Findings.Take(MostFindings))));
    }

    // Who has no account there is written to as a customer who gave nothing but an address.
    Task SendAsync(WitnessAddress to, Letter letter, Token token) =>
        mail.SendAsync(new Customer { Email = to.Address }, storeId: 0, letter, reader => Task.FromResult<IReadOnlyList<Token>>(
        [
            token,
            new("Cashback.Witness.IsFormer", to.ReplacedOnUtc is not null),
            new("Cashback.Witness.Until", to.ReplacedOnUtc is { } on ? TimeZoneInfo.ConvertTimeFromUtc(on.AsUtc().AddDays(WitnessAddresses.DaysOfFormer), clock.Zone).ToString("D", CultureInfo.GetCultureInfo(reader.Culture)) : ""),
        ]));
}
