namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>That a slip was sent to the client by letter.</summary>
[StoredIn("Cashback_SentSlip")]
[Unique(nameof(Act), nameof(Number))]
public sealed class SentSlip : BaseEntity
{
    /// <summary>The act of the slip, as <see cref="HashChain.KeyOf"/> makes it of its key.</summary>
    [Text(LedgerTextLengths.Hash)]
    public string Act { get; set; } = "";

    /// <summary>1, 2, 3 … of the act.</summary>
    public int Number { get; set; }

    /// <summary>Customer id of who sent it.</summary>
    public int SentBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime SentOnUtc { get; set; }
}

/// <summary>Keeps which slips were sent, and slows down who sends one again and again.</summary>
public sealed class SentSlips(IRepository<SentSlip> rows, TimeProvider clock)
{
    /// <summary>A slip is sent so often at most.</summary>
    public const int Most = 5;

    /// <summary>Minutes between two letters with one slip.</summary>
    public const int MinutesBetween = 1;

    /// <summary>The letters with a slip, oldest first.</summary>
    public async Task<IReadOnlyList<SentSlip>> OfAsync(string act) => [.. await rows.GetAllAsync(all => all.Where(row => row.Act == act).OrderBy(row => row.Number))];

    /// <summary>The newest letter with each of some slips, by their acts; of one that was not sent there is none.</summary>
    public async Task<IReadOnlyDictionary<string, SentSlip>> NewestAsync(IReadOnlyCollection<string> acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        const int most = 500;
        var found = new List<SentSlip>();
        foreach (var part in acts.Where(act => act.Length > 0).Distinct(StringComparer.Ordinal).Chunk(most))
            found.AddRange(await rows.GetAllAsync(all => all.Where(row => part.Contains(row.Act))));
        return found.GroupBy(row => row.Act, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.MaxBy(row => row.Number)!, StringComparer.Ordinal);
    }

    /// <summary>Begins a letter: it is written down before it is sent, so that of two clicks one sends it.</summary>
    /// <param name="act">The act.</param>
    /// <param name="number">Which letter with the slip it is to be, as the page counted that the clerk saw.</param>
    /// <param name="actorId">The clerk.</param>
    /// <returns>Null: that one was sent, one was sent just now, or there were enough.</returns>
    public async Task<SentSlip?> BeginAsync(string act, int number, int actorId)
    {
        var (sent, now) = (await OfAsync(act), clock.GetUtcNow().UtcDateTime.AsStored());
        if (number != sent.Count + 1 || number > Most || sent.Count > 0 && sent[^1].SentOnUtc > now.AddMinutes(-MinutesBetween))
            return null;
        var row = new SentSlip { Act = act, Number = number, SentBy = actorId, SentOnUtc = now };
        return await rows.TryInsertAsync(row, other => other.Act == act && other.Number == number) ? row : null;
    }

    /// <summary>Takes back a letter that was begun and not sent.</summary>
    public Task ForgetAsync(SentSlip row) => rows.DeleteAsync(row, publishEvent: false);
}
