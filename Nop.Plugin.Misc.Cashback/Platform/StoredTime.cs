namespace Nop.Plugin.Misc.Cashback.Platform;

/// <summary>Instants as the shop's tables have them: in UTC, without saying so.</summary>
static class StoredTime
{
    /// <summary>An instant to be compared with a column. Columns are timestamps without a zone: one of kind Utc would be moved to the session's.</summary>
    internal static DateTime AsStored(this DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Unspecified);

    /// <summary>A column's instant as what it is.</summary>
    internal static DateTime AsUtc(this DateTime stored) => DateTime.SpecifyKind(stored, DateTimeKind.Utc);

    internal static DateTime? AsUtc(this DateTime? stored) => stored?.AsUtc();
}
