namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

/// <summary>The few words in which the databases differ for the ledger's statements.</summary>
public abstract class LedgerDialect
{
    /// <summary>The constant true.</summary>
    public virtual string True => "TRUE";

    /// <summary>SQL between a SELECT of constants and its WHERE.</summary>
    public virtual string FromNothing => "";

    /// <summary>Whether a batch sent without BEGIN is one transaction and <see cref="Guarded"/> undoes it: its COMMIT then costs no round trip.</summary>
    public virtual bool CommitsWithBatch => false;

    /// <summary>Whether a statement prepared on a pooled connection stays prepared when the connection goes back to the pool.</summary>
    public virtual bool KeepsPrepared => false;

    /// <summary>Whether parameters are bound as $1, $2 …, by their place and not by name.</summary>
    public virtual bool NumbersParameters => false;

    /// <summary>Whether a batch tells of each of its statements how many rows it changed; else only of all together.</summary>
    public virtual bool CountsEachStatement => true;

    /// <summary>Whether one SELECT sees one committed state, whatever others commit while it runs.</summary>
    public virtual bool SelectsFromOneState => true;

    /// <summary>Quotes a table, column or index name.</summary>
    public virtual string Quote(string name) => $"\"{name}\"";

    /// <summary>Drops a table where it exists.</summary>
    public virtual string DropTable(string table) => $"DROP TABLE IF EXISTS {Quote(table)}";

    /// <summary>A text parameter as it is compared with an indexed column, so that the index serves.</summary>
    public virtual string Text(string parameter) => parameter;

    /// <summary>The end of an ordered SELECT that returns at most so many rows.</summary>
    public virtual string Take(string parameter) => $"LIMIT {parameter}";

    /// <summary>Makes an UPDATE fail with <see cref="LedgerFault.Race"/> unless it changes a row; only where <see cref="CommitsWithBatch"/>.</summary>
    public virtual string Guarded(string update) => update;

    /// <summary>Whether the texts of the shop's own tables hold every character.</summary>
    public virtual bool ShopHoldsEveryCharacter => true;

    /// <summary>Asks for the character set of @Column of @Table, among the shop's own tables; only where these do not hold every character.</summary>
    public virtual string ShopCharacterSet => throw new NotSupportedException("The shop's own tables hold every character here.");

    /// <summary>Tells what an error means.</summary>
    public abstract LedgerFault FaultOf(DbException exception);

    /// <summary>A provider's own error number: its exception types are not known here, as a shop carries only some of them.</summary>
    /// <returns>0: the exception has none by that name.</returns>
    protected static int NumberOf(DbException exception, string property) =>
        exception.GetType().GetProperty(property)?.GetValue(exception) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;
}

/// <summary>Meaning of a database's error to a writer.</summary>
public enum LedgerFault
{
    /// <summary>Nothing that trying again would mend.</summary>
    Other,

    /// <summary>A unique index refused a row.</summary>
    Duplicate,

    /// <summary>The database gave this transaction up for another: a deadlock, a lock that was not to be had, a serialization failure, a condition not met.</summary>
    Race,

    /// <summary>The time limit of a command has passed.</summary>
    TimedOut,
}
