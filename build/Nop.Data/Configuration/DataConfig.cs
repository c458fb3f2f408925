using Nop.Core.Configuration;

namespace Nop.Data.Configuration;

// The real class is also an IConnectionStringAccessor of FluentMigrator.Runner, which nothing here asks for.
public class DataConfig : IConfig
{
    public string ConnectionString { get; set; } = string.Empty;
    public DataProviderType DataProvider { get; set; } = DataProviderType.SqlServer;
    public int? SQLCommandTimeout { get; set; }
    public string Name => nameof(DataConfig);

    public int GetOrder() => 0;
}
