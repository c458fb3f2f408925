using System.Text;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Openings;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Cashback.Tests.Openings;

/// <summary>A shop with Anna and Bea, and two people who may do everything.</summary>
/// <param name="kind">On which database.</param>
public abstract class OpeningFixture(DatabaseKind kind) : BonusFixture(kind)
{
    protected Customer Bea { get; private set; } = null!;

    protected Customer Olivia { get; private set; } = null!;

    protected Customer Otto { get; private set; } = null!;

    [SetUp]
    public async Task EmployAsync()
    {
        Bea = await RegisterAsync("bea", phone: "+39 333 1234567");
        Olivia = await AdministratorAsync("olivia");
        Otto = await AdministratorAsync("otto");
    }

    protected async Task<OpeningBatch> BringAsync(string csv, Customer? who = null)
    {
        var brought = await InNameOfAsync<IOpeningDesk, BroughtOpenings>(who ?? Olivia, desk => desk.BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "balances.csv", (who ?? Olivia).Id));
        Assert.That(brought.Fault, Is.Null);
        return brought.Batch!;
    }

    /// <summary>Confirms a batch without limits, and posts all of it.</summary>
    protected async Task ConfirmAsync(OpeningBatch batch, Customer? who = null)
    {
        Assert.That(await InNameOfAsync<IOpeningDesk, bool>(who ?? Olivia, desk => desk.ReleaseAsync(batch.Id, (who ?? Olivia).Id)), Is.True);
        Assert.That(await PostAsync(batch), Is.True);
    }

    protected Task<bool> PostAsync(OpeningBatch batch) => InNameOfAsync<IOpeningDesk, bool>(Olivia, desk => desk.PostAsync(batch.Id, TimeSpan.FromMinutes(1)));

    protected Task<T> InNameOfAsync<TService, T>(Customer who, Func<TService, Task<T>> ask) where TService : notnull => Shop.Store.RequestAsync(services => ask(services.GetRequiredService<TService>()), who.Id);

    /// <summary>How the rows of a batch ended, in their order.</summary>
    protected async Task<string> OutcomesAsync(OpeningBatch batch) =>
        string.Join(", ", (await Shop.RowsAsync<OpeningRow>()).Where(row => row.BatchId == batch.Id).OrderBy(row => row.Number).Select(row => row.Outcome));

    /// <summary>Opening balances in the ledger, by client's id and amount.</summary>
    protected async Task<IEnumerable<LedgerEntry>> OpeningsAsync() => (await Shop.RowsAsync<LedgerEntry>()).Where(entry => entry.Kind == EntryKind.Opening).OrderBy(entry => entry.Id);

    /// <summary>What a client may spend.</summary>
    protected Task<long> AvailableAsync(Customer client) => Shop.Store.RequestAsync(async services =>
        (await services.GetRequiredService<ICashbackLedger>().GetBalanceAsync(await services.GetRequiredService<IWalletDirectory>().KeyAsync(client.Id, 1))).Available);

    /// <summary>What a verification finds in the books beside the ledger.</summary>
    protected async Task<IReadOnlyList<FindingCode>> FindingsAsync() =>
        [.. (await Shop.AskAsync<ILedgerVerification, AuditReport?>(verification => verification.RunAsync(CancellationToken.None)))!.Findings.Select(finding => finding.Code)];

    Task<Customer> AdministratorAsync(string name) =>
        Shop.AskAsync<Registration, Customer>(registration => registration.RegisterAsync(new Customer { Email = $"{name}@example.com" }, "preview", [NopCustomerDefaults.AdministratorsRoleName]));
}
