using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

public interface IColumnTypeSyntax<TNext> : IFluentSyntax where TNext : IFluentSyntax
{
    TNext AsBinary();
    TNext AsBinary(int size);
    TNext AsBoolean();
    TNext AsCustom(string customType);
    TNext AsDateTime2();
    TNext AsDecimal();
    TNext AsDecimal(int size, int precision);
    TNext AsGuid();
    TNext AsInt32();
    TNext AsInt64();
    TNext AsString();
    TNext AsString(string collationName);
    TNext AsString(int size);
    TNext AsString(int size, string collationName);
}
