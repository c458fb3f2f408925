namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>Writes the owner a letter about what was done by hand.</summary>
interface IHandLetter
{
    /// <summary>Writes it, if an address is named.</summary>
    Task SendAsync(IReadOnlyList<HandAct> acts, DateTime fromUtc, DateTime untilUtc);
}

/// <summary>Tells the owner, letter after letter, what was done by hand: nothing twice, nothing left out, and no letter where there is nothing to tell.</summary>
public interface IHandReports
{
    /// <summary>Writes the letter that is due, and before it one that broke off.</summary>
    Task TellAsync();
}

/// <inheritdoc cref="IHandReports"/>
sealed class HandReports(IRepository<HandReport> reports, HandActs acts, IHandLetter letter, TimeProvider time) : IHandReports
{
    // What was decided a moment ago may not be committed yet: longer than any command may take.
    static readonly TimeSpan s_settling = TimeSpan.FromMinutes(15);

    // Another node may still be at it.
    static readonly TimeSpan s_brokenOff = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task TellAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var last = (await reports.GetAllAsync(all => all.OrderByDescending(row => row.Number).Take(1))).FirstOrDefault();
        if (last is { SentOnUtc: null })
        {
            if (now - last.CreatedOnUtc.AsUtc() < s_brokenOff)
                return;
            await SendAsync(last);
        }

        var until = LedgerInstants.Cut(now - s_settling);
        var report = new HandReport { Number = (last?.Number ?? 0) + 1, FromUtc = last?.UntilUtc.AsUtc() ?? until.AddDays(-1), UntilUtc = until, CreatedOnUtc = now };
        if (report.FromUtc < until && await TryAddAsync(report))
            await SendAsync(report);
    }

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

    async Task SendAsync(HandReport report)
    {
        var (from, until) = (report.FromUtc.AsUtc(), report.UntilUtc.AsUtc());
        if (await acts.ReadAsync(from, until) is { Count: > 0 } found)
            await letter.SendAsync(found, from, until);
        report.SentOnUtc = time.GetUtcNow().UtcDateTime;
        await reports.UpdateAsync(report, publishEvent: false);
    }
}
