namespace FluentMigrator.Expressions;

public class CreateTableExpression
{
    public virtual string TableName { get; set; }
}
