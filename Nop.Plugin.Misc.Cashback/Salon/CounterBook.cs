using Nop.Core.Domain.Logging;

namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Compares who took credit in the salon with who may: somebody who has the right to, or who had it then, as look-ups and the activity log's lines of the counter show.</summary>
/// <remarks>Only what was taken since the first of these lines is asked about, and nothing while the log leaves them out: versions before 1.12 wrote none, and a shop may clear its log.</remarks>
sealed class CounterBook(
    BookQueries ledger, IRepository<ActivityLog> lines, IRepository<ActivityLogType> lineTypes, IRepository<LookUp> lookUps, ICustomerService customers, IPermissionService permissions) : IOtherBook
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LedgerFinding>> FindAsync(CancellationToken cancellationToken)
    {
        var typeId = (await lineTypes.Table.FirstOrDefaultAsync(type => type.SystemKeyword == CashbackActivity.Taken && type.Enabled))?.Id ?? 0;
        if (await lines.Table.Where(line => line.ActivityLogTypeId == typeId).OrderBy(line => line.Id).FirstOrDefaultAsync() is not { } first)
            return [];

        var returnedId = (await lineTypes.Table.FirstOrDefaultAsync(type => type.SystemKeyword == CashbackActivity.Returned))?.Id ?? 0;
        var known = new Dictionary<int, bool>();
        return await ledger.TakenInSalonAsync(first.CreatedOnUtc).FindAsync(FindAsync, cancellationToken);

        async Task<IEnumerable<LedgerFinding>> FindAsync(IReadOnlyList<LedgerEntry> page)
        {
            foreach (var actorId in page.Select(entry => entry.ActorId).Distinct().Where(id => !known.ContainsKey(id)).ToList())
                known[actorId] = await MayOrMightAsync(actorId, typeId, returnedId);
            return page.Where(entry => !known[entry.ActorId])
                .Select(entry => LedgerFinding.OfEntry(entry, FindingCode.ActorWithoutRight, "somebody who may take at the counter", $"customer {entry.ActorId}"));
        }
    }

    async Task<bool> MayOrMightAsync(int actorId, int typeId, int returnedId) =>
        await lines.Table.AnyAsync(line => (line.ActivityLogTypeId == typeId || line.ActivityLogTypeId == returnedId) && line.CustomerId == actorId)
        || await lookUps.Table.AnyAsync(look => look.ActorId == actorId)
        || await customers.GetCustomerByIdAsync(actorId) is { } actor && (await permissions.AuthorizeAsync(CashbackPermissions.RedeemInSalon, actor) || await permissions.AuthorizeAsync(CashbackPermissions.ImportReturns, actor));
}
