namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Letters to clients that are due for acts in the salon: each act notes its letter in its own transaction, and who has written the letter strikes it out.</summary>
sealed class LetterOutbox(IRepository<LetterDue> dues, IOutboxStore store)
{
    const int Issued = (int)LetterOccasion.Issued;

    // Written by a task of their own, at its own times.
    const int Earned = (int)LetterOccasion.Earned;
    const int Usable = (int)LetterOccasion.Usable;

    // Databases take some two thousand parameters.
    const int Most = 900;

    /// <summary>Strikes out the letter of an act.</summary>
    /// <param name="act">The act, as <see cref="SalonRedemption.Act"/> has it; for an undoing, the act of the undoing and not the one that it undoes.</param>
    public async Task DoneAsync(string act) => await DoneAsync(await dues.Table.FirstOrDefaultAsync(due => due.Act == act));

    /// <summary>Strikes out the letters of some acts.</summary>
    public async Task DoneAsync(IReadOnlyList<string> acts)
    {
        foreach (var part in acts.Chunk(IOutboxStore.Most))
        {
            if (await store.TryStrikeAsync(part))
                continue;
            foreach (var due in await dues.GetAllAsync(all => all.Where(due => part.Contains(due.Act))))
                await DoneAsync(due);
        }
    }

    /// <summary>Acts among some of which a letter is due.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyList<string> acts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in acts.Chunk(Most))
            found.UnionWith(await dues.Table.Where(due => part.Contains(due.Act)).Select(due => due.Act).ToListAsync());
        return found;
    }

    /// <summary>Strikes out the letter about a new voucher.</summary>
    public async Task DoneAsync(Hold voucher)
    {
        var (walletId, number) = (voucher.WalletId, voucher.Number);
        await DoneAsync(await dues.Table.FirstOrDefaultAsync(due => due.WalletId == walletId && due.HoldNumber == number && due.KindId == Issued));
    }

    /// <summary>Lists letters for acts before an instant, in the order of their rows.</summary>
    /// <param name="beforeUtc">The instant.</param>
    /// <param name="afterId">Row of the last one of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    public Task<IList<LetterDue>> LateAsync(DateTime beforeUtc, int afterId, int take)
    {
        var before = beforeUtc.AsStored();
        return dues.GetAllAsync(all => all.Where(due => due.CreatedOnUtc < before && due.Id > afterId && due.KindId != Earned && due.KindId != Usable).OrderBy(due => due.Id).Take(take));
    }

    /// <summary>Lists letters about credit that was earned or became usable, in the order of their rows.</summary>
    /// <param name="afterId">Row of the last one of the page before; 0: the first page.</param>
    /// <param name="take">Rows a page.</param>
    public Task<IList<LetterDue>> EarnedAsync(int afterId, int take) =>
        dues.GetAllAsync(all => all.Where(due => due.Id > afterId && (due.KindId == Earned || due.KindId == Usable)).OrderBy(due => due.Id).Take(take));

    // One row by its id: where the shop deletes by a condition it does so in a serializable transaction, in which two clerks at once fail.
    Task DoneAsync(LetterDue? due) => due is null ? Task.CompletedTask : dues.DeleteAsync(due, publishEvent: false);
}
