using Nop.Core.Infrastructure;
using Nop.Data.Configuration;

namespace Nop.Data;

// A host gives the settings by SaveSettings; there is no file behind it.
public class DataSettingsManager
{
    private static DataConfig _settings;

    public static DataConfig LoadSettings(INopFileProvider fileProvider = null, bool reload = false) => _settings;

    public static void SaveSettings(DataConfig dataSettings, INopFileProvider fileProvider) => _settings = dataSettings;

    public static bool IsDatabaseInstalled() => !string.IsNullOrEmpty(_settings?.ConnectionString);

    public static int GetSqlCommandTimeout() => _settings?.SQLCommandTimeout ?? -1;
}
