using System.Data.Common;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

/// <summary>On MySQL an earlier version made texts national, which hold no character above U+FFFF.</summary>
public sealed class NationalTextTests() : SchemaFixture(DatabaseKind.MariaDb)
{
    const string Branch = "INSERT INTO Cashback_Branch (Name, Active, DisplayOrder, Address, ZoneId, ReceiptPrefix, ReceiptSpanId, CountsBlind, ReturnColumns) VALUES (@name, 1, 0, '', '', '', 0, 0, '')";

    // Rows of the other test could not be narrowed.
    [SetUp]
    public Task EmptyAsync() => RunAsync("DELETE FROM Cashback_Branch");

    [Test]
    public async Task They_are_widened_where_they_are_and_stay_as_they_were_otherwise()
    {
        var fresh = await ColumnsAsync(Schema.Tables.First(table => table.Name == "Cashback_Entry"));
        await RunAsync("ALTER TABLE Cashback_Branch MODIFY COLUMN Name NVARCHAR(200) NOT NULL");
        await RunAsync("ALTER TABLE Cashback_Entry MODIFY COLUMN Reason NVARCHAR(1000) NULL");
        await RunAsync(Branch, ("@name", "Łódź"));
        Assert.That(() => RunAsync(Branch, ("@name", "💇")), Throws.InstanceOf<DbException>());

        await InstallAgainAsync();

        await RunAsync(Branch, ("@name", "💇"));
        Assert.That(await ScalarAsync("SELECT GROUP_CONCAT(Name ORDER BY Id) FROM Cashback_Branch"), Is.EqualTo("Łódź,💇"));
        Assert.That(await ColumnsAsync(Schema.Tables.First(table => table.Name == "Cashback_Entry")), Is.EqualTo(fresh));
    }

    [Test]
    public async Task Names_that_differ_by_an_accent_or_an_emoji_are_two_names()
    {
        foreach (var name in new[] { "Café", "Cafe", "💅", "💆" })
            await RunAsync(Branch, ("@name", name));
        Assert.That(await ScalarAsync("SELECT COUNT(DISTINCT Name) FROM Cashback_Branch"), Is.EqualTo(4));
    }
}
