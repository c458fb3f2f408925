using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Plugin.Misc.Cashback.Platform.Codes;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Who has a copy of the database and not the key.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class StolenCopyTests(DatabaseKind kind) : SalonDeskFixture(kind)
{
    [Test]
    public async Task No_column_has_the_code_of_a_voucher()
    {
        var codes = new[] { await Desk.CodeAsync(300), await Desk.CodeAsync(200), await Desk.CodeAsync(100) };
        await Desk.RedeemAsync(codes[0], 100, "R1");
        await Desk.Vouchers.CancelAsync(codes[1], Channel.Shop, SalonDesk.Anna);
        var cells = await CellsAsync();
        Assert.That(cells, Has.Count.GreaterThan(100));
        Assert.That(codes.Select(code => VoucherCode.Read(code)!).Where(code => cells.Exists(cell => cell.Replace("-", "", StringComparison.Ordinal).Contains(code, StringComparison.OrdinalIgnoreCase))), Is.Empty);
    }

    // Of a code there are fewer than somebody can try: what is hashed of it without a key would give it away.
    [Test]
    public async Task No_hash_is_that_of_a_code()
    {
        var code = VoucherCode.Read(await Desk.CodeAsync(300))!;
        await Desk.RedeemAsync(code, 100, "R1");
        Assert.That(await CellsAsync(), Has.None.StartsWith(HashChain.KeyOf($"voucher:{code}:{SalonDesk.Rome}:R1")));
    }

    async Task<List<string>> CellsAsync()
    {
        var cells = new List<string>();
        await using var connection = await Database!.OpenAsync(CancellationToken.None);
        foreach (var table in CashbackSchema.Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {Database.Dialect.Quote(table)}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    cells.Add(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!);
            }
        }

        return cells;
    }
}
