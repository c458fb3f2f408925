using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Migrations;
using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Tests.Ledger;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Who has a copy of the database and not the key.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class StolenCopyTests(DatabaseKind kind) : SalonDeskFixture(kind)
{
    readonly DatabaseKind _kind = kind;

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

    // Of a code there are fewer than somebody can try: what is made of it without the key would give it away, by whatever formula. It would be the same in a shop with another key.
    [Test]
    public async Task Nothing_is_made_of_a_code_alone()
    {
        var (code, other) = ("4r7k", "9wxm");
        var here = await LifeAsync(code, key: 7);
        var again = await LifeAsync(code, key: 7);
        var elsewhere = await LifeAsync(code, key: 8);
        var another = await LifeAsync(other, key: 7);
        var ofTheCode = Enumerable.Range(0, here.Count).Where(cell => here[cell] != another[cell]).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(here), "nothing in it is random: what depends on the code is seen");
            Assert.That(ofTheCode, Is.Not.Empty, "something depends on the code");
            Assert.That(ofTheCode.Where(cell => here[cell] == elsewhere[cell]).Select(cell => here[cell]), Is.Empty);
        });
    }

    // A voucher of a code that begins so is made, partly taken, given back, taken again and cancelled; another one lapses.
    async Task<List<string>> LifeAsync(string begin, byte key)
    {
        await using var database = await TestDatabase.CreateAsync(_kind);
        var shop = new PlayedShop(database, new AdoWalletStore(database, new NoCard(), new FixedSalts()));
        var desk = new SalonDesk(shop, new OneKey(key));
        var wallet = await shop.Wallets.KeyAsync(PlayedShop.Anna, PlayedShop.StoreId);
        await shop.Ledger.GrantAsync(wallet, 1000, null, new PostingContext(Channel.Admin, 1, shop.Clock.NowUtc) { Reason = "gift", IdempotencyKey = "gift" });
        var length = VoucherCode.New(new QueuedCodes()).Length - 1;
        desk.Codes.Next.Enqueue(begin.PadRight(length, '2'));
        desk.Codes.Next.Enqueue(begin.PadRight(length, '3'));
        var code = desk.Vouchers.Display((await desk.IssueAsync(300, form: new Guid(1, 0, 0, new byte[8]))).Hold!);
        await desk.IssueAsync(200, validDays: 1, form: new Guid(2, 0, 0, new byte[8]));
        var taken = await desk.RedeemAsync(code, 100, "R1");
        await desk.UndoAsync(taken.Act);
        var repeated = await desk.RedeemAsync(code, 50, "R1");
        await desk.Vouchers.CancelAsync(code, Channel.Shop, SalonDesk.Anna);
        shop.Clock.NowUtc = shop.Clock.NowUtc.AddDays(3);
        var lapsed = await desk.Vouchers.LapseAsync(CancellationToken.None);
        Assert.That((taken.IsDone, repeated.IsDone, lapsed), Is.EqualTo((true, true, 1)));
        return await CellsAsync(database);
    }

    Task<List<string>> CellsAsync() => CellsAsync(Database!);

    static async Task<List<string>> CellsAsync(TestDatabase database)
    {
        var cells = new List<string>();
        await using var connection = await database.OpenAsync(CancellationToken.None);
        foreach (var table in CashbackSchema.Tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {database.Dialect.Quote(table)} ORDER BY {database.Dialect.Quote("Id")}";
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
