namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Writes the owner a letter about what was done by hand.</summary>
interface IHandLetter
{
    /// <summary>Address of the owner, else of the witness, as the settings name it; empty: neither is named.</summary>
    Task<string> AddressAsync();

    /// <summary>Writes it.</summary>
    Task SendAsync(IReadOnlyList<HandAct> acts, DateTime fromUtc, DateTime untilUtc, string address);
}

/// <summary>Tells the owner, letter after letter, what was done by hand: nothing twice, nothing left out, and no letter where there is nothing to tell.</summary>
public interface IHandReports
{
    /// <summary>Writes the letter that is due, and before it one that broke off.</summary>
    Task TellAsync();
}

/// <inheritdoc cref="IHandReports"/>
sealed class HandReports(IRepository<HandReport> reports, HandActs acts, HandmadeQueries handmade, IRepository<ToldEntry> told, IHandLetter letter, TimeProvider time) : IHandReports
{
    // What was decided a moment ago may not be committed yet: longer than any command may take.
    static readonly TimeSpan s_settling = TimeSpan.FromMinutes(15);

    /// <summary>Entries of one letter at most.</summary>
    internal const int MostEntries = 1500;

    // Another node may still be at it.
    static readonly TimeSpan s_brokenOff = TimeSpan.FromHours(1);

    public async Task TellAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var newest = await reports.GetAllAsync(all => all.OrderByDescending(row => row.Number).Take(2));
        var last = newest.FirstOrDefault();
        // Nobody to tell: what is done meanwhile waits for an address.
        if (await letter.AddressAsync() is "" && (last is null || FormerOf(newest, last) is ""))
            return;
        if (last is { SentOnUtc: null })
        {
            if (now - last.CreatedOnUtc.AsUtc() < s_brokenOff)
                return;
            await SendAsync(last, FormerOf(newest, last));
        }

        var until = LedgerInstants.Cut(now - s_settling);
        var report = new HandReport { Number = (last?.Number ?? 0) + 1, FromUtc = last?.UntilUtc.AsUtc() ?? until.AddDays(-1), UntilUtc = until, CreatedOnUtc = now };
        if (report.FromUtc < until && await TryAddAsync(report))
            await SendAsync(report, last?.SentTo ?? "");
    }

    // Whom the letter before went to.
    static string FormerOf(IList<HandReport> newest, HandReport last) => last.SentOnUtc is null ? newest.ElementAtOrDefault(1)?.SentTo ?? "" : last.SentTo;

    async Task<bool> TryAddAsync(HandReport report)
    {
        try
        {
            await reports.InsertAsync(report, publishEvent: false);
            return true;
        }
        catch (DbException)
        {
            // Another node may have been faster; anything else is not ours to answer for.
            var number = report.Number;
            if (!await reports.Table.AnyAsync(row => row.Number == number))
                throw;
            return false;
        }
    }

    // Also to the former address: who changes it has done that by hand, too.
    async Task SendAsync(HandReport report, string former)
    {
        var (from, until, address) = (report.FromUtc.AsUtc(), report.UntilUtc.AsUtc(), await letter.AddressAsync());
        await NoteAsync(report);
        if (await acts.ReadAsync(report) is { Count: > 0 } found)
        {
            foreach (var to in new[] { address, former }.Where(to => to.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
                await letter.SendAsync(found, from, until, to);
        }

        (report.SentTo, report.SentOnUtc, report.NotesEntries) = (address, time.GetUtcNow().UtcDateTime, true);
        await reports.UpdateAsync(report, publishEvent: false);
    }

    // Every entry by hand that no letter has told becomes this one's, also one that is dated, or was committed, before the letter before. Dated in the near future it waits for its time.
    async Task NoteAsync(HandReport report)
    {
        var number = report.Number - 1;
        if (await reports.Table.FirstOrDefaultAsync(row => row.Number == number) is not { NotesEntries: true })
            await NoteAsync(await handmade.UntoldAsync(report.FromUtc.AsUtc()), reportNumber: 0);
        // What one letter does not show is told by the next, also where this one broke off and is written again.
        var noted = await told.Table.CountAsync(note => note.ReportNumber == report.Number);
        await NoteAsync([.. (await handmade.UntoldAsync(report.UntilUtc.AsUtc(), time.GetUtcNow().UtcDateTime + s_settling)).Take(MostEntries - noted)], report.Number);
    }

    async Task NoteAsync(IReadOnlyList<int> entryIds, int reportNumber)
    {
        foreach (var entryId in entryIds)
            await told.TryInsertAsync(new ToldEntry { EntryId = entryId, ReportNumber = reportNumber }, note => note.EntryId == entryId);
    }
}
