using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Messages;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Letters to the witness, whose address the settings for all stores name, and for a while to who was it before. What is found is told to the owner, too.</summary>
sealed class WitnessLetter(CustomerLetters mail, WitnessAddresses addresses, FindingLetters findings, ISettingService settings, ShopClock clock) : IWitness
{
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

    public async Task FoundAsync(AuditReport report, AlteredMeeting? meeting = null)
    {
        var (witnesses, owner) = (await addresses.CurrentAsync(), (await settings.LoadSettingAsync<CashbackSettings>()).OversightEmail ?? "");
        foreach (var address in witnesses)
            await findings.SendAsync(address.Address, IsSame(address.Address, owner), report, meeting, culture => TokensOf(address, culture));
        if (owner.Length > 0 && !witnesses.Any(address => IsSame(address.Address, owner)))
            await findings.TellOwnerAsync(owner, report, meeting, culture => TokensOf(new WitnessAddress(), culture));
    }

    // Who has no account there is written to as a customer who gave nothing but an address.
    Task SendAsync(WitnessAddress to, Letter letter, Token token) => mail.SendAsync(new Customer { Email = to.Address }, storeId: 0, letter,
        reader => Task.FromResult<IReadOnlyList<Token>>([token, .. TokensOf(to, CultureInfo.GetCultureInfo(reader.Culture))]));

    IReadOnlyList<Token> TokensOf(WitnessAddress to, CultureInfo culture) =>
    [
        new("Cashback.Witness.IsFormer", to.ReplacedOnUtc is not null),
        new("Cashback.Witness.Until", to.ReplacedOnUtc is { } on ? TimeZoneInfo.ConvertTimeFromUtc(on.AsUtc().AddDays(WitnessAddresses.DaysOfFormer), clock.Zone).ToString("D", culture) : ""),
    ];

    static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
