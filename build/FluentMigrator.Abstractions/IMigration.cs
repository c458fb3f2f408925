using FluentMigrator.Infrastructure;

namespace FluentMigrator;

public interface IMigration
{
    string ConnectionString { get; }

    void GetDownExpressions(IMigrationContext context);
    void GetUpExpressions(IMigrationContext context);
}
