namespace Nop.Plugin.Misc.Cashback.Platform.Keys;

/// <summary>Inserts rows whose signature covers the number that they get (<see cref="NamedByIdAttribute"/>).</summary>
static class SignedInserts
{
    /// <summary>Inserts a row and signs it: both, or nothing.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="row">The row; it has its number and its signature afterwards.</param>
    /// <param name="sign">Signs it.</param>
    /// <param name="publishEvent">Whether the shop tells of it.</param>
    public static async Task InsertSignedAsync<T>(this IRepository<T> rows, T row, Func<T, T> sign, bool publishEvent = false)
        where T : BaseEntity
    {
        using var whole = WholeTransaction.Begin();
        await rows.InsertAsync(row, publishEvent);
        await rows.UpdateAsync(sign(row), publishEvent);
        whole.Complete();
    }
}
