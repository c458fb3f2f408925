using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.IfDatabase;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Infrastructure;

namespace FluentMigrator;

// The roots come from the context's services, so that a host decides what they do.
public abstract class MigrationBase : IMigration
{
    private IServiceProvider _services;

    public string ConnectionString { get; protected set; }
    public IAlterExpressionRoot Alter => Root<IAlterExpressionRoot>();
    public ICreateExpressionRoot Create => Root<ICreateExpressionRoot>();
    public ISchemaExpressionRoot Schema => Root<ISchemaExpressionRoot>();

    public abstract void Up();

    public abstract void Down();

    public virtual void GetUpExpressions(IMigrationContext context)
    {
        _services = context.ServiceProvider;
        Up();
    }

    public virtual void GetDownExpressions(IMigrationContext context)
    {
        _services = context.ServiceProvider;
        Down();
    }

    public IIfDatabaseExpressionRoot IfDatabase(params string[] databaseType) =>
        Root<Func<string[], IIfDatabaseExpressionRoot>>()(databaseType);

    internal T Root<T>() => (T)(_services?.GetService(typeof(T)) ?? throw new InvalidOperationException($"No {typeof(T)} in the migration's context."));
}
