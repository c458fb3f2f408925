namespace FluentMigrator.Model;

public class IndexColumnDefinition;
