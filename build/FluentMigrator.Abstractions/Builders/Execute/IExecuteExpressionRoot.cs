using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Execute;

public interface IExecuteExpressionRoot : IFluentSyntax
{
    void Sql(string sqlStatement);
    void Sql(string sqlStatement, IDictionary<string, string> parameters);
    void Sql(string sqlStatement, string description);
    void Sql(string sqlStatement, string description, IDictionary<string, string> parameters);
}
