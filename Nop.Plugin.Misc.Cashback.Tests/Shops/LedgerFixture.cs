using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A played shop in spring, in memory or on a database. However a test ends, the ledger is whole.</summary>
/// <param name="kind">Which database; null: in memory.</param>
abstract class LedgerFixture(DatabaseKind? kind)
{
    TestDatabase? _database;

    /// <summary>The database of the running test; null: in memory.</summary>
    protected TestDatabase? Database => _database;

    protected PlayedShop Shop { get; private set; } = null!;

    [SetUp]
    public async Task OpenShopAsync()
    {
        _database = kind is { } real ? await TestDatabase.CreateAsync(real) : null;
        Shop = _database is null ? new PlayedShop(PlayedShop.Spring) : new PlayedShop(_database, new AdoWalletStore(_database, new RandomCardNumbers()));
    }

    [TearDown]
    public async Task CloseShopAsync()
    {
        Assert.That(Shop.Violations(), Is.Empty);
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
