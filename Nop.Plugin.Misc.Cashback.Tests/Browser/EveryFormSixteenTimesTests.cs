using Cashback.Preview.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>
/// Every form that makes something, sent sixteen times at once and once more from <i>Back</i>: the plugin's tables and the queue of letters then have as many rows more as in
/// another shop, where it was sent once.
/// </summary>
[Category("Browser")]
public class EveryFormSixteenTimesTests
{
    const int Times = 16;

    static readonly Form[] s_forms =
    [
        new("a tier", BrowsedShop.Owner, "/Admin/CashbackTier/Create", "/Create", ("Name", "Sixteen"), ("SpendThreshold", "777"), ("Rate", "7")),
        new("a card", BrowsedShop.Owner, "/Admin/CashbackCard/Create", "/Create", ("Name", "Sixteen"), ("Rate", "7")),
        new("a programme", BrowsedShop.Owner, "/Admin/CashbackProgramme/Create", "/Create", ("Name", "Sixteen"), ("Multiplier", "2")),
        new("a bonus", BrowsedShop.Owner, "/Admin/CashbackBonus/Create?kind=Review", "/Create", ("Name", "Sixteen"), ("Amount", "3")),
        new("a branch", BrowsedShop.Owner, "/Admin/CashbackBranch/Create", "/Create", ("Name", "Sixteen")),
        new("a gift run", BrowsedShop.Owner, "/Admin/CashbackGiftRun/Create", "/Create", ("Name", "Sixteen"), ("Amount", "2")),
        new("a draft", BrowsedShop.Owner, "/Admin/CashbackSimulator/Index", "CashbackDraft/Create", ("name", "Sixteen")),
        new("an adjustment", BrowsedShop.Owner, "/Admin/CashbackWallet/Wallet/1", "/Adjust", ("Amount", "3"), ("Reason", "sixteen"), ("Confirmed", "true")),
        new("a pinned tier", BrowsedShop.Owner, "/Admin/CashbackMember/Edit/4", "/Pin", ("TierId", "2"), ("PinReason", "sixteen")),
        new("a card given", BrowsedShop.Owner, "/Admin/CashbackMember/Edit/4", "/GiveCard", ("CardKindId", "1")),
        new("an approval", BrowsedShop.Manager, "/Admin/CashbackApproval/Watch/1", "/Approve"),
        new("a voucher", BrowsedShop.Shopper, "/customer/cashback", "IssueVoucher", ("Amount", "2")),
        new("what the counter takes", BrowsedShop.Clerk, "", "/Take", ("Amount", "1"), ("Receipt", "S-16")),
        new("rules put live", BrowsedShop.Owner, "/Admin/CashbackDraft/Edit/1", "/PutLive"),
    ];

    readonly SqliteDatabase[] _databases = [BrowserSetUp.CopyOfShop(), BrowserSetUp.CopyOfShop()];
    readonly List<WebApplication> _shops = [];

    [OneTimeSetUp]
    public async Task OpenShopsAsync()
    {
        foreach (var database in _databases)
        {
            var shop = await WebShop.OpenAsync(new PreviewOptions { Database = database }, "http://127.0.0.1:0");
            await shop.StartAsync();
            _shops.Add(shop);
            await ShownPages.AddOneOfEachAsync(shop.Services);
        }
    }

    [OneTimeTearDown]
    public async Task CloseShopsAsync()
    {
        foreach (var shop in _shops)
            await shop.DisposeAsync();
        foreach (var database in _databases)
            database.Delete();
    }

    [TestCaseSource(nameof(s_forms))]
    public async Task Makes_it_once(Form form)
    {
        var once = await SendAsync(0, form, times: 1);
        var often = await SendAsync(1, form, Times);
        Assert.That(often, Is.EqualTo(once), () => $"once: {string.Join(", ", once)}; often: {string.Join(", ", often)}");
        Assert.That(once, Is.Not.Empty, "what the form makes");
    }

    /// <summary>Sends a form; what there is more of in each table afterwards.</summary>
    async Task<Dictionary<string, long>> SendAsync(int shop, Form form, int times)
    {
        using var visitor = new ShopVisitor(_shops[shop].Urls.First());
        await visitor.SignInAsync(form.Who);
        var page = form.Page.Length > 0 ? form.Page : await LookUpAsync(visitor);
        var sent = (await visitor.FormAsync(page, form.To)).With(form.Typed);
        var before = Counts(shop);
        await Task.WhenAll(Enumerable.Range(0, times).Select(async _ => (await visitor.PostAsync(sent.To, new(sent.Fields))).Dispose()));
        if (times > 1)
            (await visitor.PostAsync(sent.To, new(sent.Fields))).Dispose();
        return Counts(shop).Select(table => (table.Key, More: table.Value - before[table.Key])).Where(table => table.More != 0).ToDictionary(table => table.Key, table => table.More);
    }

    static async Task<string> LookUpAsync(ShopVisitor clerk)
    {
        var find = (await clerk.FormAsync("/salon/counter", "/Find")).With(("q", BrowsedShop.Marked), ("branchId", "1"));
        using var found = await clerk.PostAsync(find.To, find.Fields);
        return found.Headers.Location!.OriginalString;
    }

    // Rows of all of the plugin's tables and of the letters; a receipt that is read writes a look-up when it is read.
    Dictionary<string, long> Counts(int shop)
    {
        using var connection = new SqliteConnection(_databases[shop].ConnectionString);
        connection.Open();
        long Count(string table)
        {
            using var command = new SqliteCommand($"SELECT COUNT(*) FROM \"{table}\"", connection);
            return (long)command.ExecuteScalar()!;
        }

        var tables = new List<string>();
        using (var command = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'Cashback\\_%' ESCAPE '\\' OR name = 'QueuedEmail'", connection))
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
                tables.Add(reader.GetString(0));
        }

        return tables.ToDictionary(table => table, Count);
    }

    /// <summary>A form and who sends it.</summary>
    /// <param name="What">What it makes.</param>
    /// <param name="Who">Who sends it.</param>
    /// <param name="Page">The page that has it; empty: the counter, after a look-up.</param>
    /// <param name="To">A part of where it goes.</param>
    /// <param name="Typed">What is typed.</param>
    public sealed record Form(string What, string Who, string Page, string To, params (string Name, string Value)[] Typed)
    {
        /// <inheritdoc/>
        public override string ToString() => What;
    }
}
