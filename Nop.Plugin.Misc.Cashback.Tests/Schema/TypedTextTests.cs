using Cashback.Preview.Migrations;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

/// <summary>What people type is stored as they typed it.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.PostgreSql)]
[TestFixture(DatabaseKind.MariaDb)]
public sealed class TypedTextTests(DatabaseKind kind) : SchemaFixture(kind)
{
    const string Typed = "Łódź 中𠀋 👩‍🦰";

    // Codes, hashes, fractions and lists of ids: the plugin writes them, in ASCII.
    static readonly string[] s_written =
    [
        "CurrencyCode", "CardNumber", "LastHash", "PreviousHash", "Hash", "IdempotencyKey", "Reference", "GroupKey", "EarnExact", "SpendBase", "Charges",
        "ReasonSalt", "ReasonDigest", "HoldDigest", "OrderDigest", "Totals", "Root", "KeyId", "Signature", "Digest", "EntryHash", "RestDigest", "SealHash", "Act", "Makers", "CategoryIds", "TierIds", "RoleIds", "CardIds", "Audience", "GrantKey", "Code", "Reversed", "Cashback_BonusGrant.Reason", "ActKey", "ContentHash", "ZoneId", "NearReference", "Cashback_ReturnBatch.Name", "Cashback_MoneyRefund.Attempt", "Cashback_WorkNote.Kind", "Cashback_LetterClaim.Key", "FurtherIds", "Cashback_Segment.Conditions",
        "Cashback_Operation.Name", "KeyHash", "Endpoint", "Fingerprint", "ReceiptHash", "Claim", "Cashback_Operation.Body", "Start", "Version", "Addresses", "Number", "Replaces", "Seal", "Format", "Separator", "DecimalSign", "Cashback_ExportBatch.Name",
    ];

    [Test]
    public async Task Every_text_column_but_those_that_the_plugin_writes_holds_every_character()
    {
        foreach (var table in Schema.Tables)
        {
            await InsertAsync(table, TypedIn(table), Typed);

            foreach (var column in TypedIn(table))
                Assert.That(await ScalarAsync($"SELECT {Writer.Quote(column)} FROM {Writer.Quote(table.Name)}"), Is.EqualTo(Typed), $"{table.Name}.{column}");
        }
    }

    [Test]
    public void Reasons_names_messages_and_terms_are_such_columns() =>
        Assert.That(Schema.Tables.SelectMany(table => TypedIn(table).Select(column => $"{table.Name}.{column}")), Is.SupersetOf(new[]
        {
            "Cashback_Entry.Reason", "Cashback_OrderAccount.Snapshot", "Cashback_Tier.Name", "Cashback_BonusRun.Message", "Cashback_TermsVersion.Text",
        }));

    static List<string> TypedIn(NewTable table) =>
    [
        .. table.Columns
            .Where(column => column.Kind == ColumnKind.Text || column is { Kind: ColumnKind.Custom, Custom: not "datetime(6)" })
            .Where(column => !s_written.Contains(column.Name) && !s_written.Contains($"{table.Name}.{column.Name}"))
            .Select(column => column.Name),
    ];
}
