using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

public sealed class RowInstantTests
{
    static readonly DateTime Fine = new DateTime(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc).AddTicks(1_234_567);
    static readonly DateTime Kept = new DateTime(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc).AddTicks(1_234_560);

    static IEnumerable<TestCaseData> Instants() =>
        from type in LedgerTables.All.Select(table => table.Row)
        from property in type.GetProperties()
        where property.PropertyType == typeof(DateTime) || property.PropertyType == typeof(DateTime?)
        select new TestCaseData(type, property.Name).SetArgDisplayNames(type.Name, property.Name);

    [TestCaseSource(nameof(Instants))]
    public void No_row_holds_an_instant_finer_than_databases_store(Type type, string property)
    {
        var row = (BaseEntity)Activator.CreateInstance(type)!;
        type.GetProperty(property)!.SetValue(row, Fine);
        var kept = (DateTime)type.GetProperty(property)!.GetValue(row)!;
        Assert.That((kept, kept.Kind), Is.EqualTo((Kept, DateTimeKind.Utc)));
    }
}
