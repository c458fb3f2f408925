using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Execute;

namespace FluentMigrator;

public abstract class Migration : MigrationBase
{
    public IDeleteExpressionRoot Delete => Root<IDeleteExpressionRoot>();
    public IExecuteExpressionRoot Execute => Root<IExecuteExpressionRoot>();
}
