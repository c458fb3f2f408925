using System.Linq.Expressions;

namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Inserts rows of which there may be one only, and which another node or request may insert at the same time.</summary>
static class InsertOnce
{
    /// <summary>Inserts a row, unless somebody else was faster.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="isSame">Which row would be the one of who was faster.</param>
    /// <param name="publishEvent">Whether the shop tells of it.</param>
    /// <returns>Whether it was inserted; otherwise the other row is there.</returns>
    /// <exception cref="DbException">It could not be inserted, and there is no other row.</exception>
    public static async Task<bool> TryInsertAsync<T>(this IRepository<T> rows, T row, Expression<Func<T, bool>> isSame, bool publishEvent = false)
        where T : BaseEntity
    {
        try
        {
            await rows.InsertAsync(row, publishEvent);
            return true;
        }
        catch (DbException)
        {
            row.Id = 0;
            if (!await rows.Table.AnyAsync(isSame))
                throw;
            return false;
        }
    }
}
