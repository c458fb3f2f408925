using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Table;

// What it is told goes to the context's own Create.Table.
public class CreateTableExpressionBuilder(CreateTableExpression expression, IMigrationContext context)
{
    private ICreateTableWithColumnSyntax _table;

    public ICreateTableColumnAsTypeSyntax WithColumn(string name)
    {
        _table ??= ((ICreateExpressionRoot)context.ServiceProvider.GetService(typeof(ICreateExpressionRoot))).Table(expression.TableName);
        return _table.WithColumn(name);
    }
}
