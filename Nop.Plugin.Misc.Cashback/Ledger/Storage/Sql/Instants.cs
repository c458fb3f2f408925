namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>Instants on their way to and from columns that know no zone.</summary>
static class Instants
{
    /// <summary>Kind Unspecified: with Kind Utc Npgsql would shift the value to the session's time zone.</summary>
    /// <exception cref="ArgumentException">It is not UTC.</exception>
    public static DateTime ToDatabase(DateTime instant) =>
        instant.Kind == DateTimeKind.Local ? throw new ArgumentException("An instant is to be UTC.") : DateTime.SpecifyKind(instant, DateTimeKind.Unspecified);

    /// <summary>Reads an instant and stamps it UTC.</summary>
    public static DateTime Read(DbDataReader reader, int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);
}
