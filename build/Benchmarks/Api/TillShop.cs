using System.Net.Http.Json;
using System.Text.Json;
using Cashback.Preview.Data;
using Cashback.Preview.Hosting;
using Cashback.Preview.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Ledger;
using Nop.Plugin.Misc.Cashback.RuleBook;
using Nop.Plugin.Misc.Cashback.Salon;

namespace Cashback.Benchmarks.Api;

/// <summary>A shop on PostgreSQL that listens on the machine itself, with a branch and clients who have credit.</summary>
sealed class TillShop : IAsyncDisposable
{
    const long Credit = 1_000_000;

    readonly ScratchDatabase _database;
    readonly WebApplication _host;
    readonly List<HttpClient> _clients = [];
    int _keys;

    TillShop(ScratchDatabase database, WebApplication host) => (_database, _host) = (database, host);

    /// <summary>Opens it.</summary>
    /// <param name="clients">How many clients, each with an address of its own (<see cref="EmailOf"/>).</param>
    public static async Task<TillShop> OpenAsync(int clients)
    {
        var database = await ScratchDatabase.CreateAsync();
        var options = new PreviewOptions { Database = PreviewDatabase.For(database.ConnectionString) };
        await using (var store = await PreviewStore.OpenAsync(options))
        {
            await store.AskAsync<IBranchService, bool>(branches => branches.SaveAsync(new Branch { Name = "Measured" }));
            await store.AskAsync<EarnRuleService, RuleSaveResult>(rules => rules.SaveTierAsync(new CashbackTier { Name = "Client", Rate = 5 }));
            for (var client = 0; client < clients; client++)
            {
                var id = (await store.RegisterAsync(EmailOf(client))).Id;
                await store.RequestAsync(async services =>
                {
                    var key = await services.GetRequiredService<IWalletDirectory>().KeyAsync(id, 1);
                    await services.GetRequiredService<ICashbackLedger>().AdjustAsync(key, Credit, new PostingContext(Channel.Admin, 1, DateTime.UtcNow) { Reason = "to measure" });
                });
            }
        }

        await database.RunAsync("VACUUM ANALYZE");
        var host = await WebShop.OpenAsync(options with { IsReady = true }, "http://127.0.0.1:0");
        await host.StartAsync();
        return new(database, host);
    }

    public static string EmailOf(int client) => $"client{client}@example.com";

    /// <summary>A till with a new key, which has all its requests before it.</summary>
    public async Task<HttpClient> TillAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var (keys, till) = (scope.ServiceProvider.GetRequiredService<ITillKeys>(), $"Till {Interlocked.Increment(ref _keys)}");
        string? key;
        // One is made at a time: who comes at once asks again.
        while ((key = await keys.MakeAsync(new() { Till = till, BranchId = 1, Scopes = (TillScopes)31 }, 1)) is null)
            await Task.Delay(20);
        var client = new HttpClient { BaseAddress = new Uri(_host.Urls.First() + "/api/cashback/v1/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    /// <summary>Posts; the answer, which must be a success.</summary>
    public static async Task<JsonElement> PostAsync(HttpClient till, string path, object body, string once = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (once.Length > 0)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        using var answer = await till.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}: {text}");
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }
}
