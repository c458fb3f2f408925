using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>The same salt for every text, so that histories can be compared by their hashes.</summary>
public sealed class FixedSalts : ITextSalts
{
    public string Next() => "00112233445566778899aabbccddeeff";
}

/// <summary>Wallets without a card, as those in memory are.</summary>
public sealed class NoCard : ICardNumbers
{
    public string Next() => "";
}
