namespace FluentMigrator.Builders.Create.Column;

public interface ICreateColumnAsTypeOrInSchemaSyntax : ICreateColumnAsTypeSyntax;
