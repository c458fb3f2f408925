namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A salon in which Anna has 10.00, in memory or on a database. However a test ends, the ledger is whole.</summary>
/// <param name="kind">Which database; null: in memory.</param>
abstract class SalonDeskFixture(DatabaseKind? kind) : LedgerFixture(kind)
{
    protected SalonDesk Desk { get; private set; } = null!;

    [SetUp]
    public Task OpenDeskAsync()
    {
        Desk = new(Shop);
        return GiveAsync();
    }

    protected virtual Task GiveAsync() => Shop.GiveAsync(PlayedShop.Anna, 1000);
}
