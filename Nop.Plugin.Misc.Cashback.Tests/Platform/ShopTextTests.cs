using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Storage.Dialects;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Tests.Architecture;
using Nop.Services.Localization;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

/// <summary>What the shop's own tables hold of a text.</summary>
public sealed class ShopTextTests
{
    [TestCase("Anna 👩‍🦰 in Łódź", "Anna �‍� in Łódź")]
    [TestCase("中𠀋", "中�")]
    [TestCase("plain ✂ text", "plain ✂ text")]
    public void On_MySql_a_character_of_four_bytes_is_replaced(string typed, string stored) =>
        Assert.That(AnyText.On(new MySqlDialect()).Storable(typed), Is.EqualTo(stored));

    [Test]
    public void On_MySql_half_a_character_is_replaced_too() =>
        Assert.That(AnyText.On(new MySqlDialect()).Storable("half " + '\uD83D'), Is.EqualTo("half �"));

    [Test]
    public void The_sign_that_ends_a_text_for_a_database_is_replaced_on_each([Values(typeof(SqlServerDialect), typeof(PostgreSqlDialect), typeof(SqliteDialect), typeof(MySqlDialect))] Type dialect) =>
        Assert.That(AnyText.On((LedgerDialect)Activator.CreateInstance(dialect)!).Storable("a\0b"), Is.EqualTo("a\uFFFDb"));

    [Test]
    public void Elsewhere_nothing_is([Values(typeof(SqlServerDialect), typeof(PostgreSqlDialect), typeof(SqliteDialect))] Type dialect) =>
        Assert.That(AnyText.On((LedgerDialect)Activator.CreateInstance(dialect)!).Storable("Anna 👩‍🦰"), Is.EqualTo("Anna 👩‍🦰"));

    [Test]
    public async Task So_it_is_in_a_long_text([Values(typeof(SqlServerDialect), typeof(PostgreSqlDialect), typeof(SqliteDialect))] Type dialect) =>
        Assert.That(await AnyText.On((LedgerDialect)Activator.CreateInstance(dialect)!).StorableAsync<OrderNote>("a\0b", nameof(OrderNote.Note)), Is.EqualTo("a\uFFFDb"));

    [TestCase("latin1", "Zoë, ?ód? ? 5 € ? ??????")]
    [TestCase("latin2", "Zoë, Łódź ? 5 ? ? ??????")]
    [TestCase("cp1251", "Zo?, ??d? ? 5 € ? привет")]
    [TestCase("utf8mb3", "Zoë, Łódź → 5 € � привет")]
    [TestCase("utf8mb4", "Zoë, Łódź → 5 € 👩 привет")]
    [TestCase("sjis", "Zo?, ??d? ? 5 ? ? ??????")]
    public async Task A_long_text_goes_into_a_MySql_database_of_any_character_set(string characterSet, string stored)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseKind.MariaDb);
        await database.RunAsync($"CREATE TABLE \"OrderNote\" (\"Note\" LONGTEXT) CHARACTER SET {characterSet}");

        await StoreAsync(database, await AnyText.On(database).StorableAsync<OrderNote>("Zoë, Łódź → 5 € 👩 привет", nameof(OrderNote.Note)));

        Assert.That(await StoredAsync(database), Is.EqualTo(stored));
    }

    [Test]
    public async Task A_sign_of_a_currency_that_the_shops_character_set_lacks_does_not_break_an_order()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DatabaseKind.MariaDb);
        await database.RunAsync("CREATE TABLE \"Order\" (\"CustomValuesXml\" LONGTEXT) CHARACTER SET latin1");
        var request = new ProcessPaymentRequest { OrderGuid = Guid.NewGuid() };
        var reference = CheckoutReference.New(request.OrderGuid);

        await new WrittenCredit(new PlayedShop(PlayedShop.Spring).Services.CreditText(), AnyText.On(database), new(PlayedServices.Texts()), Mock.Of<ILanguageService>()).WriteAsync(request, "20,00 zł", reference);

        Assert.That(request.CustomValues.Select(value => value.Value), Is.EqualTo(new[] { "20,00 z?", reference }));
    }

    [Test]
    public void Only_what_asks_for_storable_texts_writes_notes_lines_letters_and_values_of_orders() =>
        Assert.That(
            (from type in PluginMetadata.Instance.Types
             where type.References.Any(IsWriteOfText)
             select type.Name.Split('+')[0]).Distinct(),
            Is.EquivalentTo([typeof(ActivityLines).FullName, typeof(StaffNotes).FullName, typeof(WrittenCredit).FullName, typeof(CustomerLetters).FullName]));

    static bool IsWriteOfText(string reference) =>
        reference.EndsWith("::InsertOrderNoteAsync", StringComparison.Ordinal) || reference.EndsWith("::InsertActivityAsync", StringComparison.Ordinal)
        || reference.EndsWith(".CustomValue::.ctor", StringComparison.Ordinal) || reference.EndsWith("::set_CustomValuesXml", StringComparison.Ordinal)
        || reference.EndsWith("::SendNotificationAsync", StringComparison.Ordinal) || reference.EndsWith("::InsertQueuedEmailAsync", StringComparison.Ordinal);

    static async Task StoreAsync(TestDatabase database, string text)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO `OrderNote` (`Note`) VALUES (@Note)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@Note", text);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<string?> StoredAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT `Note` FROM `OrderNote`";
        return await command.ExecuteScalarAsync() as string;
    }
}
