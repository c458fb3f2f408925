using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Nop.Plugin.Misc.Cashback.Tests.Files;

namespace Cashback.Benchmarks.Api;

/// <summary>Sends damaged bodies to a shop that listens: each must be answered soon, and none with a fault of the server.</summary>
static class LiveFuzz
{
    static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    static readonly string[] s_paths = ["identify", "calculate", "redemptions", "holds", "vouchers/check", "vouchers/redeem", "sales", "sales/returns"];

    /// <summary>Runs it.</summary>
    /// <param name="requests">How many.</param>
    /// <param name="seed">Another seed makes others.</param>
    /// <returns>Whether each was answered soon, and as a refusal or a success.</returns>
    public static async Task<bool> RunAsync(int requests, int seed)
    {
        await using var shop = await TillShop.OpenAsync(clients: 1);
        var till = await shop.TillAsync();
        var wallet = (await TillShop.PostAsync(till, "identify", new { code = TillShop.EmailOf(0) })).GetProperty("wallet_id").GetString();
        var whole = Encoding.UTF8.GetBytes($$"""{"wallet_id": "{{wallet}}", "currency": "EUR", "receipt": "A-1", "code": "2345-6789-ABCD", "amount": 100, "credit": 5, "lines": [{"product": 1, "amount": 4000, "quantity": 2, "tax": 100}, {"amount": 1}]}""");
        var mutator = new ByteMutator(new Random(seed));
        var (counts, longest) = (new SortedDictionary<int, int>(), TimeSpan.Zero);
        for (var i = 0; i < requests; i++)
        {
            // A new key has all its requests before it: what is slowed down reads no body.
            if (i % 100 == 99)
                till = await shop.TillAsync();
            using var request = new HttpRequestMessage(HttpMethod.Post, s_paths[i % s_paths.Length] + (i % 3 == 0 ? "?dry_run=true" : "")) { Content = new ByteArrayContent(mutator.Mutate(whole, whole)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"fuzz-{i}");
            var began = Stopwatch.GetTimestamp();
            using var answer = await till.SendAsync(request);
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
            counts[(int)answer.StatusCode] = counts.GetValueOrDefault((int)answer.StatusCode) + 1;
        }

        Console.WriteLine(FormattableString.Invariant($"{requests:N0} damaged requests over HTTP, seed {seed}, the longest {longest.TotalMilliseconds:0} ms: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value:N0}"))}"));
        return longest < s_soon && counts.Keys.All(status => status is < 500 or 503);
    }
}
