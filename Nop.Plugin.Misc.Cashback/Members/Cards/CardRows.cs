namespace Nop.Plugin.Misc.Cashback.Members.Cards;

/// <summary>Card numbers that were made together, to be printed on plastic.</summary>
[StoredIn("Cashback_CardBatch")]
public sealed class CardBatch : BaseEntity
{
    internal const int LongestName = 100;

    /// <summary>What staff call it.</summary>
    [Prose(LongestName)]
    public string Name { get; set; } = "";

    /// <summary>How many numbers it has.</summary>
    public int Cards { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime MadeOnUtc { get; set; }

    /// <summary>Customer id of who made it.</summary>
    public int MadeBy { get; set; }
}

/// <summary>A card number beside those with which wallets are opened. It is nobody's until a <see cref="CardHolding"/> names it.</summary>
[StoredIn("Cashback_CardNumber")]
[Unique(nameof(Number))]
[Indexed(nameof(BatchId))]
public sealed class PlasticCard : BaseEntity
{
    /// <summary>Digits, the last one a check digit.</summary>
    [Text(LedgerTextLengths.CardNumber)]
    public string Number { get; set; } = "";

    /// <summary>Its batch; 0: drawn for one client in place of a blocked number.</summary>
    public int BatchId { get; set; }
}

/// <summary>Whose a card number is, and whether it was blocked: a number never means two clients, and a block that is deleted leaves its trace here.</summary>
[StoredIn("Cashback_CardHolding")]
[Unique(nameof(Number))]
[Indexed(nameof(Replaces))]
[Indexed(nameof(CustomerId))]
public sealed class CardHolding : BaseEntity
{
    /// <summary>The number of a <see cref="PlasticCard"/>; of a blocked one also that with which a wallet was opened.</summary>
    [Text(LedgerTextLengths.CardNumber)]
    public string Number { get; set; } = "";

    /// <summary>The client.</summary>
    public int CustomerId { get; set; }

    /// <summary>When it was given.</summary>
    public DateTime GivenOnUtc { get; set; }

    /// <summary>Customer id of who gave it; 0: nobody, it is the number of a wallet.</summary>
    public int GivenBy { get; set; }

    /// <summary>Customer id of who blocked it; 0: nobody.</summary>
    public int BlockedBy { get; set; }

    /// <summary>The blocked number in whose place it was given; empty: in no one's.</summary>
    [Text(LedgerTextLengths.CardNumber)]
    public string Replaces { get; set; } = "";

    /// <summary>Proof that the plugin wrote the row (<see cref="CardSeals"/>).</summary>
    [Text(CardSeals.Length)]
    public string Seal { get; set; } = "";
}

/// <summary>A card number that is worth nothing any more: a lost card's. Written once; what is blocked stays so.</summary>
[StoredIn("Cashback_CardBlock")]
[Unique(nameof(Number))]
[Indexed(nameof(CustomerId))]
public sealed class CardBlock : BaseEntity
{
    /// <summary>The number, also the one with which a wallet was opened.</summary>
    [Text(LedgerTextLengths.CardNumber)]
    public string Number { get; set; } = "";

    /// <summary>Whose it was.</summary>
    public int CustomerId { get; set; }

    /// <summary>When it was blocked.</summary>
    public DateTime BlockedOnUtc { get; set; }

    /// <summary>Customer id of who blocked it.</summary>
    public int BlockedBy { get; set; }

    /// <summary>Why; empty: the client was deleted for good.</summary>
    [Prose(ClientCards.MostOfReason)]
    public string Reason { get; set; } = "";

    /// <summary>Proof that the plugin wrote the row (<see cref="CardSeals"/>).</summary>
    [Text(CardSeals.Length)]
    public string Seal { get; set; } = "";
}
