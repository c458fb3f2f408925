using Cashback.Preview.Seeding;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The salon's shop on its first day.</summary>
static class CopyOfSalon
{
    static readonly ShopTemplate s_template = new("salon", database => new() { Database = database, TimeZone = "Europe/Rome" },
        store => store.RequestAsync(services => ActivatorUtilities.CreateInstance<SalonShop>(services).MakeAsync()));

    /// <summary>Opens a copy of it; whoever asks disposes both, the store first.</summary>
    public static Task<(PreviewStore Store, TestDatabase Database)> OpenAsync(DatabaseKind kind) => s_template.OpenAsync(kind);
}
