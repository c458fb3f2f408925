namespace FluentMigrator.Builders.Create.Column;

public interface ICreateColumnOptionSyntax : IColumnOptionSyntax<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>
{
    ICreateColumnOptionSyntax SetExistingRowsTo(object value);
}
