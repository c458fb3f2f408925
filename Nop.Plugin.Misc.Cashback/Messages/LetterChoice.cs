namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>A kind of letters that a client does not want.</summary>
[StoredIn("Cashback_LetterChoice")]
[Unique(nameof(CustomerId), nameof(KindId))]
public sealed class LetterChoice : BaseEntity
{
    /// <summary>The client.</summary>
    public int CustomerId { get; set; }

    /// <summary>Stored number of the kind.</summary>
    public int KindId { get; set; }

    /// <summary>When it was switched off, UTC.</summary>
    public DateTime OffOnUtc { get; set; }
}

/// <summary>Advertising that a client got, or what counts as such. The number decides which of two letters at once goes.</summary>
[StoredIn("Cashback_MarketingLetter")]
[Unique(nameof(CustomerId), nameof(Number))]
public sealed class MarketingLetter : BaseEntity
{
    /// <summary>The client.</summary>
    public int CustomerId { get; set; }

    /// <summary>Counts the client's letters, from 1.</summary>
    public int Number { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime SentOnUtc { get; set; }
}

/// <summary>What clients chose about letters.</summary>
sealed class LetterChoices(IRepository<LetterChoice> rows, IRepository<MarketingLetter> marketing, TimeProvider time) : IPersonTraces
{
    /// <summary>Kinds that a client switched off.</summary>
    public async Task<IReadOnlySet<ClientLetterKind>> OffAsync(int customerId) =>
        (await rows.Table.Where(row => row.CustomerId == customerId).Select(row => row.KindId).ToListAsync()).Select(kind => (ClientLetterKind)kind).ToHashSet();

    /// <summary>Of some clients, those who switched a kind off.</summary>
    public async Task<IReadOnlySet<int>> AmongAsync(ClientLetterKind kind, IReadOnlyCollection<int> customerIds)
    {
        var (kindId, ids) = ((int)kind, customerIds.ToList());
        return (await rows.Table.Where(row => row.KindId == kindId && ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync()).ToHashSet();
    }

    /// <summary>Switches a kind on or off for a client; a repeat changes nothing.</summary>
    public async Task SwitchAsync(int customerId, ClientLetterKind kind, bool isOn)
    {
        var kindId = (int)kind;
        if (!isOn)
            await rows.TryInsertAsync(new() { CustomerId = customerId, KindId = kindId, OffOnUtc = time.GetUtcNow().UtcDateTime.AsStored() }, row => row.CustomerId == customerId && row.KindId == kindId);
        else if (await rows.Table.FirstOrDefaultAsync(row => row.CustomerId == customerId && row.KindId == kindId) is { } off)
            await rows.DeleteAsync(off, publishEvent: false);
    }

    public async Task EraseAsync(int customerId)
    {
        await rows.DeleteAsync(row => row.CustomerId == customerId);
        await marketing.DeleteAsync(row => row.CustomerId == customerId);
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var ids = customerIds.ToList();
        return
        [
            .. await rows.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
            .. await marketing.Table.Where(row => ids.Contains(row.CustomerId)).Select(row => row.CustomerId).ToListAsync(),
        ];
    }
}
