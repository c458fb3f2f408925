namespace FluentMigrator.Infrastructure;

public interface IFluentSyntax
{
    Type GetType();
}
