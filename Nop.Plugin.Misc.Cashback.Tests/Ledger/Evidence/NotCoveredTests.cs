using Nop.Plugin.Misc.Cashback.Insight.Reports;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Platform.Schema;
using Nop.Plugin.Misc.Cashback.Tests.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

/// <summary>Each column of each table of the plugin is held against the chain, a signature or another book, or stands in one list with the reason why not; the ledger's page says the same list.</summary>
public sealed class NotCoveredTests
{
    const string All = "all";
    const string Heading = "## What is not covered";

    // Of tables that are held against the chain or a signature: the columns that are not. Of the others: all.
    static readonly (string Table, string Columns, string Reason)[] s_list =
    [
        ("Cashback_AdjustmentText", All, "what the client reads of an adjustment; words beside the evidence"),
        ("Cashback_BirthdayNote", All, "since when a birthday is known; a bonus of it keeps to its rule"),
        ("Cashback_Bonus", All, "a rule: what is given from now on, by the owner's say; the daily letter tells changes made on a page"),
        ("Cashback_BonusGrant", "GivenOnUtc", "the entry says when it was booked"),
        ("Cashback_Branch", All, "names, addresses and settings of branches"),
        ("Cashback_BranchClerk", All, "who works where; a right, as the shop's own roles are"),
        ("Cashback_BranchExport", All, "when a branch gets files, and which"),
        ("Cashback_CardBatch", All, "the name of a batch of cards"),
        ("Cashback_CardBlock", "BlockedOnUtc, Reason", "words that go with a person, and an instant that early columns round"),
        ("Cashback_CardHolding", "GivenOnUtc", "an instant that early columns round"),
        ("Cashback_CardKind", All, "a rule"),
        ("Cashback_CardNumber", All, "numbers that are nobody's; whose one is its holding says"),
        ("Cashback_CategoryRate", All, "a rule"),
        ("Cashback_CustomerTier", All, "the tier of a client: by it the next order earns, which the order's frozen explanation tells"),
        ("Cashback_Damage", All, "what a verification found; the next one finds it again"),
        ("Cashback_DayEnd", All, "what staff counted in the till; the journal says what was taken"),
        ("Cashback_ExportBatch", All, "which files went out"),
        ("Cashback_HandReport", All, "what the daily letter told: without its row it is told again"),
        ("Cashback_InviteCode", All, "the code of an invitation"),
        ("Cashback_LetterChoice", All, "which letters a client wants"),
        ("Cashback_LetterClaim", All, "which letters went out"),
        ("Cashback_LetterDue", All, "letters that are still to be written"),
        ("Cashback_LookUp", All, "who was looked up at the counter"),
        ("Cashback_ManufacturerRate", All, "a rule"),
        ("Cashback_MarketingLetter", All, "when advertising went to a client"),
        ("Cashback_Membership", All, "who joined, and the kind of card: by it the next order earns"),
        ("Cashback_MoneyRefund", "Reason, ToldOnUtc", "words that go with a person, and when its letter went"),
        ("Cashback_OpeningRow", "Email, Phone, Card, Note", "what stood in the file, which goes after its days"),
        ("Cashback_Operation", All, "what tills were answered: the acts are in the chain"),
        ("Cashback_OrderClaim", All, "guest orders that a client claimed: each is an order of the shop"),
        ("Cashback_PhoneNote", All, "phone numbers, to be found by"),
        ("Cashback_ProductRate", All, "a rule"),
        ("Cashback_Programme", All, "a rule"),
        ("Cashback_Proposal", "Name, Reason, ClientText", "words that go with a person"),
        ("Cashback_ProposalDecision", "Reason", "words that go with a person"),
        ("Cashback_ProposalNotice", All, "which letters about approvals went out"),
        ("Cashback_Referral", All, "who invited whom: the bonus of it keeps to its rule, and needs the friend's own order"),
        ("Cashback_ReturnBatch", All, "files of branches: nothing of them is taken without a person who confirms it, and from open vouchers alone"),
        ("Cashback_ReturnRow", All, "rows of these files, as the page shows them before somebody confirms; a sale among them earns"),
        ("Cashback_RuleDraft", All, "rules that are not in force; what a second person approves is in the proposal's digest"),
        ("Cashback_RuleLaunch", All, "which drafts were put live"),
        ("Cashback_Sale", "Receipt", "words that go with a person; the act, which is signed, was made of it"),
        ("Cashback_SaleNumber", All, "numbers that were drawn: a sale has its own"),
        ("Cashback_SaleReturn", "Reason", "words that go with a person"),
        ("Cashback_Segment", All, "groups of clients: whom a gift run reaches; it gives each what was released, and in all no more than its limit"),
        ("Cashback_SegmentRole", All, "customer roles that follow a group"),
        ("Cashback_SentSlip", All, "which slips were sent"),
        ("Cashback_TakingConfirmation", All, "who confirmed a taking above a limit, for an hour"),
        ("Cashback_TermsVersion", All, "former terms, as they were shown"),
        ("Cashback_Tier", All, "a rule"),
        ("Cashback_TierChange", All, "what happened to tiers"),
        ("Cashback_TierWarning", All, "which warnings about a tier went out"),
        ("Cashback_TillKeyUse", All, "when a key was last used"),
        ("Cashback_ToldEntry", All, "which entries the owner has been told: without its row one is told again"),
        ("Cashback_VoucherReminder", All, "which reminders went out"),
        ("Cashback_Wallet", "Version", "counts commits so that writers meet; a rebuild raises it too"),
        ("Cashback_WitnessAddress", All, "former addresses of the witness, told for 30 days"),
        ("Cashback_WorkNote", All, "notes on the work list"),
    ];

    static readonly Dictionary<string, string[]> s_sealed = new()
    {
        ["Cashback_CardHolding"] = ["Number", "CustomerId", "GivenBy", "BlockedBy", "Replaces", "Seal"],
        ["Cashback_CardBlock"] = ["Number", "CustomerId", "BlockedBy", "Seal"],
        ["Cashback_ErasedText"] = [.. ColumnsOf("Cashback_ErasedText")],
        [ClosedMonth.TableName] = [.. ColumnsOf(ClosedMonth.TableName)],
    };

    static IEnumerable<Type> Signed => SignedColumns.Rows;

    [Test]
    public void Each_column_is_covered_or_in_the_list_and_not_both()
    {
        var listed = s_list.SelectMany(entry => (entry.Columns == All ? ColumnsOf(entry.Table) : entry.Columns.Split(", ")).Select(column => $"{entry.Table}.{column}")).ToList();
        var all = TableSpec.All.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).ToList();
        var covered = all.Where(IsCovered).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(all.Except(covered).Except(listed), Is.Empty, "neither covered nor in the list");
            Assert.That(listed.Intersect(covered), Is.Empty, "in the list and covered");
            Assert.That(listed.Except(all), Is.Empty, "no column");
        });
    }

    [Test]
    public void The_ledgers_page_says_the_list()
    {
        var page = File.ReadAllText(Path.Combine(LocaleSources.PluginFolder, "..", "docs", "ledger.md"));
        var section = page[page.IndexOf(Heading, StringComparison.Ordinal)..];
        var said = section[Heading.Length..].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| Cashback_", StringComparison.Ordinal));
        Assert.That(said, Is.EqualTo(s_list.Select(entry => $"| {entry.Table} | {entry.Columns} | {entry.Reason} |")));
    }

    [TestCaseSource(nameof(Signed))]
    public void A_signature_covers_every_column_but_those_of_the_list(Type type)
    {
        var signatures = new RowSignatures(OneKey.Instance);
        var columns = TableSpec.Of(type).Columns.Select(column => column.Name).Where(name => name != nameof(ISignedRow.Signature)).ToList();
        var table = TableSpec.Of(type).Name;
        var missed = columns.Where(name => IsCovered($"{table}.{name}") == StaysRight(name));
        Assert.That(missed, Is.Empty);

        bool StaysRight(string name)
        {
            var row = signatures.Sign((BaseEntity)Activator.CreateInstance(type)!);
            var property = type.GetProperty(name)!;
            property.SetValue(row, Other(property.PropertyType));
            return signatures.IsRight(row);
        }
    }

    [TestCaseSource(nameof(Signed))]
    public void A_row_that_others_name_by_its_id_is_signed_with_it(Type type)
    {
        var signatures = new RowSignatures(OneKey.Instance);
        var row = signatures.Sign((BaseEntity)Activator.CreateInstance(type)!);
        row.Id = 7;
        Assert.That(signatures.IsRight(row), Is.EqualTo(!type.IsDefined(typeof(NamedByIdAttribute), inherit: false)));
    }

    [Test]
    public void No_signature_of_one_table_passes_in_another()
    {
        var signatures = new RowSignatures(OneKey.Instance);
        Assert.That(Signed.Select(type => ((ISignedRow)signatures.Sign((BaseEntity)Activator.CreateInstance(type)!)).Signature), Is.Unique);
    }

    static bool IsCovered(string name) => name.Split('.') is var parts
        && (ChangedRowsTests.IsAsked(parts[0]) && !ChangedRowsTests.IsException(name)
            || s_sealed.TryGetValue(parts[0], out var columns) && columns.Contains(parts[1])
            || Signed.FirstOrDefault(type => TableSpec.Of(type).Name == parts[0]) is { } row && (parts[1] == nameof(ISignedRow.Signature) || SignedColumns.Of(row).Columns.Any(column => column.Name == parts[1])));

    static IEnumerable<string> ColumnsOf(string table) => TableSpec.All.Single(spec => spec.Name == table).Columns.Select(column => column.Name);

    static object Other(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "x" : type == typeof(bool) ? true : type == typeof(DateTime) ? new DateTime(2031, 5, 6) : Convert.ChangeType(7, type, CultureInfo.InvariantCulture);
    }
}
