using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>The shop's texts on a database.</summary>
static class AnyText
{
    /// <summary>Where every character is held.</summary>
    public static ShopText Held { get; } = On(new SqliteDialect());

    /// <summary>On a database of that dialect.</summary>
    public static ShopText On(LedgerDialect dialect) => On(Mock.Of<ILedgerDatabase>(database => database.Dialect == dialect));

    /// <summary>In that database.</summary>
    public static ShopText On(ILedgerDatabase database) => new(database, new ShopCharacterSets(database));
}
