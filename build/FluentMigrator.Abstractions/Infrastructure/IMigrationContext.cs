namespace FluentMigrator.Infrastructure;

public interface IMigrationContext
{
    IServiceProvider ServiceProvider { get; }
}
