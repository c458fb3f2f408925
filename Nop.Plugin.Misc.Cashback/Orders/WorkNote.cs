namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>What somebody let be as it is, and why: it waits for nobody any more until it grows.</summary>
[StoredIn("Cashback_WorkNote")]
[Unique(nameof(Kind), nameof(SubjectId))]
[Indexed(nameof(WalletId))]
public sealed class WorkNote : BaseEntity
{
    /// <summary>Longest note, characters.</summary>
    internal const int MostOfNote = 200;

    /// <summary>Name of the kind of work.</summary>
    [Text(30)]
    public string Kind { get; set; } = "";

    /// <summary>What it is about: an order, or a wallet.</summary>
    public int SubjectId { get; set; }

    /// <summary>The wallet with which the note goes.</summary>
    public int WalletId { get; set; }

    /// <summary>Up to how much it was let be, minor units.</summary>
    public long Amount { get; set; }

    /// <summary>Why.</summary>
    [Prose(MostOfNote)]
    public string Note { get; set; } = "";

    /// <summary>Customer id of who let it be.</summary>
    public int ActorId { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedOnUtc { get; set; }
}

/// <summary>Keeps what was let be.</summary>
sealed class WorkNotes(IRepository<WorkNote> notes, WalletTraces wallets, TimeProvider clock) : IPersonTraces
{
    /// <summary>What of a kind was let be, by subject.</summary>
    public async Task<IReadOnlyDictionary<int, WorkNote>> OfAsync(string kind) => (await notes.GetAllAsync(all => all.Where(note => note.Kind == kind))).ToDictionary(note => note.SubjectId);

    /// <summary>Lets something be. Of what was let be before and has grown the new note holds.</summary>
    public async Task KeepAsync(WorkNote note)
    {
        note.CreatedOnUtc = clock.GetUtcNow().UtcDateTime.AsStored();
        var (kind, subjectId) = (note.Kind, note.SubjectId);
        if (await notes.TryInsertAsync(note, other => other.Kind == kind && other.SubjectId == subjectId))
            return;
        var known = await notes.Table.FirstAsync(other => other.Kind == kind && other.SubjectId == subjectId);
        (known.Amount, known.Note, known.ActorId, known.CreatedOnUtc) = (note.Amount, note.Note, note.ActorId, note.CreatedOnUtc);
        await notes.UpdateAsync(known, publishEvent: false);
    }

    public async Task EraseAsync(int customerId)
    {
        var ids = (await wallets.OfAsync(customerId)).Select(wallet => wallet.Id).ToList();
        foreach (var note in ids.Count == 0 ? [] : await notes.GetAllAsync(all => all.Where(note => ids.Contains(note.WalletId) && note.Note != "")))
        {
            note.Note = "";
            await notes.UpdateAsync(note, publishEvent: false);
        }
    }

    public async Task<IReadOnlyCollection<int>> FindAsync(IReadOnlyCollection<int> customerIds)
    {
        var owned = await wallets.OfAsync(customerIds);
        var ids = owned.Select(wallet => wallet.Id).ToList();
        var found = ids.Count == 0 ? [] : await notes.Table.Where(note => ids.Contains(note.WalletId) && note.Note != "").Select(note => note.WalletId).Distinct().ToListAsync();
        return [.. owned.Where(wallet => found.Contains(wallet.Id)).Select(wallet => wallet.CustomerId).Distinct()];
    }
}
