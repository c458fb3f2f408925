using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cashback.Preview.Web;
using Microsoft.AspNetCore.Builder;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Tests.Browser;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>A shop with its web pages, two branches, and Anna who has 25.00; and tills that speak to it.</summary>
sealed class ApiShop : IAsyncDisposable
{
    public const int Centro = 1;
    public const int Porto = 2;
    public const string Path = "/api/cashback/v1/";

    static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static readonly DatabaseContent s_content = new("apishop", async database =>
    {
        await using var store = await PreviewStore.OpenAsync(OptionsOf(database, new ScenarioClock(s_now)));
        await store.RequestAsync(async services =>
        {
            await BrowsedShop.SeedAsync(services);
            await services.GetRequiredService<IBranchService>().SaveAsync(new Branch { Name = "Salon Porto" });
        });
    });

    readonly List<HttpClient> _clients = [];
    readonly List<WebApplication> _hosts = [];

    ApiShop(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public ScenarioClock Clock { get; } = new(s_now);

    /// <summary>Where the shop is, without a slash at the end.</summary>
    public string Address => _hosts[0].Urls.First();

    public IServiceProvider Services => _hosts[0].Services;

    /// <summary>Opens it.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="hosts">Web servers.</param>
    public static async Task<ApiShop> OpenAsync(DatabaseKind kind, int hosts = 1)
    {
        var shop = new ApiShop(await TestDatabase.CreateAsync(kind, s_content));
        for (var i = 0; i < hosts; i++)
        {
            var host = await WebShop.OpenAsync(OptionsOf(shop.Database, shop.Clock) with { IsReady = true }, "http://127.0.0.1:0");
            await host.StartAsync();
            shop._hosts.Add(host);
        }

        return shop;
    }

    /// <summary>A till with a key that may do all.</summary>
    public async Task<Till> TillAsync(string name = "Till 1", int branchId = Centro, TillScopes scopes = (TillScopes)31, bool isTest = false, string addresses = "", DateTime? endsUtc = null, int host = 0) =>
        TillWith((await AskAsync<ITillKeys, string?>(keys => keys.MakeAsync(new() { Till = name, BranchId = branchId, Scopes = scopes, IsTest = isTest, Addresses = addresses, ExpiresOnUtc = endsUtc }, 1)))!, host);

    /// <summary>A till with a key, or with something else in its place.</summary>
    public Till TillWith(string? key, int host = 0)
    {
        var client = new HttpClient { BaseAddress = new Uri(_hosts[host].Urls.First() + Path) };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        _clients.Add(client);
        return new(client, key);
    }

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<IList<T>> RowsAsync<T>() where T : BaseEntity => AskAsync<IRepository<T>, IList<T>>(rows => rows.GetAllAsync(query => query));

    /// <summary>Changes the plugin's settings.</summary>
    public Task SetAsync(Action<CashbackSettings> change) => AskAsync<IServiceProvider, bool>(async services =>
    {
        await services.ChangeAsync(change);
        return true;
    });

    /// <summary>Anna, as the shop knows her.</summary>
    public async Task<Customer> AnnaAsync() => (await AskAsync<ICustomerService, Customer?>(customers => customers.GetCustomerByEmailAsync(BrowsedShop.Shopper)))!;

    /// <summary>Makes a voucher of Anna's; its code.</summary>
    public async Task<string> VoucherAsync(long amount, int branchId = 0)
    {
        var anna = await AnnaAsync();
        return await AskAsync<IVoucherService, string>(async vouchers => vouchers.Display((await vouchers.IssueAsync(anna.Id, 1, amount, branchId, null, Channel.Shop, anna.Id)).Hold!));
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await Database.DisposeAsync();
    }

    static PreviewOptions OptionsOf(TestDatabase database, ScenarioClock clock) =>
        new() { Database = PreviewDatabase.For(database.Place), Clock = clock, TimeZone = "Europe/Rome", Languages = ["en-US"] };
}

/// <summary>A till.</summary>
sealed class Till(HttpClient client, string? key)
{
    public string? Key => key;

    public Task<TillAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    /// <summary>Posts, under an idempotency key of its own unless one is given; "": under none.</summary>
    public Task<TillAnswer> PostAsync(string path, object body, string? once = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), once ?? Guid.NewGuid().ToString());

    public async Task<TillAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? once, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (!string.IsNullOrEmpty(once))
            request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        return new((int)answer.StatusCode, answer.Headers, answer.Content.Headers.ContentType, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Identifies Anna; the id of her wallet.</summary>
    public async Task<string> AnnaAsync() => (await PostAsync("identify", new { code = BrowsedShop.Shopper })).Json.GetProperty("wallet_id").GetString()!;

    /// <summary>Takes from Anna's wallet.</summary>
    public async Task<TillAnswer> RedeemAsync(long amount, string receipt, string? once = null, string query = "") =>
        await PostAsync("redemptions" + query, new { wallet_id = await AnnaAsync(), amount, currency = "EUR", receipt }, once);
}

/// <summary>What a till got.</summary>
sealed record TillAnswer(int Status, HttpResponseHeaders Headers, MediaTypeHeaderValue? Type, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>Code of the error; null: none.</summary>
    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    public (int Status, string? Code) Error => (Status, Code);

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public long Usable => Json.GetProperty("balance").GetProperty("usable").GetInt64();
}

/// <summary>A shop with one web server, anew for each test.</summary>
abstract class ApiFixture(DatabaseKind kind = DatabaseKind.Sqlite)
{
    protected ApiShop Shop { get; private set; } = null!;

    [SetUp]
    public async Task OpenShopAsync() => Shop = await ApiShop.OpenAsync(kind);

    [TearDown]
    public ValueTask CloseShopAsync() => Shop.DisposeAsync();
}
