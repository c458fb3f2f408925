namespace Nop.Plugin.Misc.Cashback.Members.Cards;

/// <summary>Clients' card numbers: made in batches before they are anybody's, given to a client, blocked when the card is lost. Balances have nothing to do with them.</summary>
/// <remarks>The number with which a wallet is opened stays a part of the wallet for good, also when it is blocked: the chain of its entries begins with it (docs/decisions/022-plastic-cards.md).</remarks>
public interface IClientCards
{
    /// <summary>What a number is.</summary>
    /// <param name="number">As <see cref="CardNumber.Read"/> reads it.</param>
    Task<KnownCard> FindAsync(string number);

    /// <summary>Whose a number is or was, also a blocked one; null: nobody's. For staff who see wallets, never to identify somebody.</summary>
    /// <param name="number">As <see cref="CardNumber.Read"/> reads it.</param>
    Task<int?> OwnerAsync(string number);

    /// <summary>Those of some numbers that are cards, whosever and in whatever state.</summary>
    /// <param name="numbers">As <see cref="CardNumber.Read"/> reads them.</param>
    Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> numbers);

    /// <summary>A client's numbers, also blocked ones, in the order in which they became theirs.</summary>
    Task<IReadOnlyList<ClientCard>> OfAsync(int customerId);

    /// <summary>The number by which a client is known now: the newest that is not blocked.</summary>
    /// <param name="customerId">The client.</param>
    /// <param name="first">The number with which their wallet was opened; null: there is no wallet.</param>
    /// <returns>Null: there is none.</returns>
    Task<string?> CurrentAsync(int customerId, string? first);

    /// <summary>What <see cref="CurrentAsync(int, string?)"/> tells of many clients at once; read now.</summary>
    Task<CurrentCards> CurrentAsync();

    /// <summary>What <see cref="CurrentAsync(int, string?)"/> tells of some clients at once; read now.</summary>
    /// <param name="customerIds">The clients.</param>
    Task<CurrentCards> CurrentAsync(IReadOnlyCollection<int> customerIds);

    /// <summary>Gives a client a card that is nobody's, tells the client by letter and writes it into the activity log. Again for the same client changes nothing.</summary>
    /// <param name="customerId">An open account.</param>
    /// <param name="storeId">From which store the letter to the client is; 0: that where they registered.</param>
    /// <param name="typed">The number as typed or scanned.</param>
    /// <param name="actorId">Who gives it; never to themselves.</param>
    Task<CardResult> GiveAsync(int customerId, int storeId, string? typed, int actorId);

    /// <summary>Blocks one of a client's numbers for good, and gives another in its place; tells the client by letter and writes it into the activity log.</summary>
    /// <param name="customerId">The client.</param>
    /// <param name="storeId">From which store the letter to the client is; 0: that where they registered.</param>
    /// <param name="card">Which number, why, and the new one.</param>
    /// <param name="actorId">Who blocks it; never their own.</param>
    Task<CardResult> BlockAsync(int customerId, int storeId, LostCard card, int actorId);

    /// <summary>Makes a batch of numbers that are nobody's.</summary>
    /// <param name="name">What staff call it.</param>
    /// <param name="cards">How many, 1 … <see cref="MostOfBatch"/>.</param>
    /// <param name="actorId">Who makes it.</param>
    Task<CardBatch> MakeAsync(string name, int cards, int actorId);

    /// <summary>The newest batches, each with how many of its numbers were given to clients.</summary>
    Task<IReadOnlyList<(CardBatch Batch, int Given)>> BatchesAsync(int most);

    /// <summary>A batch with its numbers; null: none.</summary>
    Task<(CardBatch Batch, IReadOnlyList<string> Numbers)?> BatchAsync(int batchId);

    /// <summary>Most numbers of a batch: more than a box of cards.</summary>
    const int MostOfBatch = 2000;
}

/// <summary>What a card number is.</summary>
public enum CardState
{
    /// <summary>No card has it.</summary>
    Unknown,

    /// <summary>A client's.</summary>
    Active,

    /// <summary>A card's that nobody was given yet.</summary>
    Unassigned,

    /// <summary>Worth nothing any more.</summary>
    Blocked,
}

/// <summary>What a number is, and whose.</summary>
/// <param name="State">What.</param>
/// <param name="CustomerId">Whose; 0 unless it is active: a blocked one identifies nobody.</param>
public sealed record KnownCard(CardState State, int CustomerId = 0);

/// <summary>One of a client's numbers.</summary>
/// <param name="Number">Digits.</param>
/// <param name="SinceUtc">When it became theirs.</param>
/// <param name="Block">When, by whom and why it was blocked; null: it is good.</param>
public sealed record ClientCard(string Number, DateTime SinceUtc, CardBlock? Block);

/// <summary>A card that is lost.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Reason">Why it is blocked.</param>
/// <param name="Replacement">The card that is handed out in its place, as typed or scanned; null or empty: none, and where the client would have no number any more, one is drawn for the phone.</param>
public sealed record LostCard(string Number, string? Reason, string? Replacement);

/// <summary>How giving or blocking a card ended.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Current">The number by which the client is known after it; null: none, or who asked is told of none.</param>
/// <param name="IsBlocked">Whether the lost number was blocked now: it is also where the new card went to somebody else in the same moment.</param>
public sealed record CardResult(CardOutcome Outcome, string? Current = null, bool IsBlocked = false)
{
    /// <summary>Whether it is as it was asked for, now or since before.</summary>
    public bool IsDone => Outcome is CardOutcome.Done or CardOutcome.Already;
}

/// <summary>How giving or blocking a card ended. The names are a part of texts' keys.</summary>
public enum CardOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was so before, and nothing was changed.</summary>
    Already,

    /// <summary>It can be no card's number, or no card has it.</summary>
    Unknown,

    /// <summary>The card is somebody's.</summary>
    Taken,

    /// <summary>The card is blocked.</summary>
    Blocked,

    /// <summary>The number is none of this client's.</summary>
    NotTheirs,

    /// <summary>A reason is required, of at most <see cref="ClientCards.MostOfReason"/> characters.</summary>
    ReasonRequired,

    /// <summary>The card that is to take the lost one's place is the lost one.</summary>
    LostItself,

    /// <summary>It is about who asks: somebody else gives and blocks their cards.</summary>
    Own,
}

/// <summary>The numbers by which clients are known, of all of them.</summary>
public sealed class CurrentCards
{
    readonly Dictionary<int, string> _given = [];
    readonly HashSet<string> _blocked;

    internal CurrentCards(IEnumerable<CardHolding> oldestFirst, IEnumerable<string> blocked)
    {
        _blocked = [.. blocked];
        foreach (var holding in oldestFirst.Where(row => !_blocked.Contains(row.Number)))
            _given[holding.CustomerId] = holding.Number;
    }

    /// <summary>The number of a client; empty: none that is good.</summary>
    /// <param name="customerId">The client.</param>
    /// <param name="first">The number with which their wallet was opened.</param>
    public string Of(int customerId, string first) => _given.TryGetValue(customerId, out var given) ? given : _blocked.Contains(first) ? "" : first;
}

/// <summary>Tells clients by letter what becomes of their cards.</summary>
interface ICardLetters
{
    /// <summary>A card was given.</summary>
    /// <param name="customer">To whom.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="number">Its number, of which the letter tells the end.</param>
    Task GivenAsync(Customer customer, int storeId, string number);

    /// <summary>A card was blocked.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="storeId">From which store the letter is; 0: that where the client registered.</param>
    /// <param name="number">Its number.</param>
    /// <param name="current">The number by which the client is known now; null: none.</param>
    Task BlockedAsync(Customer customer, int storeId, string number, string? current);
}
