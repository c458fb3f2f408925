namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A shop with the plugin installed, anew for each test.</summary>
/// <param name="kind">On which database.</param>
public abstract class InstalledShopFixture(DatabaseKind kind = DatabaseKind.Sqlite)
{
    protected InstalledShop Shop { get; private set; } = null!;

    [SetUp]
    public async Task OpenShopAsync() => Shop = await InstalledShop.OpenAsync(kind);

    [TearDown]
    public ValueTask CloseShopAsync() => Shop.DisposeAsync();
}

/// <summary>An installed shop with two tiers, one category and one product in it.</summary>
/// <param name="kind">On which database.</param>
public abstract class SeededShopFixture(DatabaseKind kind = DatabaseKind.Sqlite) : InstalledShopFixture(kind)
{
    [SetUp]
    public Task SeedShopAsync() => Shop.SeedAsync();
}
