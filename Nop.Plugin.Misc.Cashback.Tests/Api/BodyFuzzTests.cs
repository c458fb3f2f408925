using System.Text;
using Microsoft.AspNetCore.Http;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Operations;
using Nop.Plugin.Misc.Cashback.Web.Api;
using Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

namespace Nop.Plugin.Misc.Cashback.Tests.Api;

/// <summary>Bodies that somebody has damaged at random: each is read or refused, none breaks the reader. CASHBACK_FUZZ says how many; 1,000,000 take minutes.</summary>
public sealed class BodyFuzzTests
{
    const int Usual = 20_000;
    const int Seed = 20261201;

    static readonly string[] s_pieces =
        ["{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1", "1e999", "0.5", "99999999999999999999", "\\ud800", "\\u0000", "\u00a0", "\u200b", "\"amount\"", "\"wallet_id\"", "[[[[[[[[[[", "//", "\ufeff", "\u0001"];

    static int Count => int.TryParse(Environment.GetEnvironmentVariable("CASHBACK_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Usual;

    [Test]
    public async Task No_body_breaks_the_reader()
    {
        const string whole = """{"wallet_id": "w_4Jm0xQ2c9Yb1TzKq7VhNfA", "currency": "EUR", "receipt": "A-1", "credit": 5, "lines": [{"product": 1, "amount": 4000, "quantity": 2, "tax": 100}, {"amount": 1}]}""";
        var random = new Random(Seed);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var body = Damaged(Encoding.UTF8.GetBytes(whole), random);
            if (await IsReadAsync(body))
                read++;
            else
                refused++;
        }

        Assert.That((read > 0, refused > 0), Is.EqualTo((true, true)), "some are read and some are refused");
    }

    static async Task<bool> IsReadAsync(byte[] bytes)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(bytes);
        var (body, problem, _) = await RequestBody.ReadAsync(http.Request);
        if (problem is not null)
            return false;

        var request = new TillRequest(new TillKey(), "1", 1, 1) { Json = body, Route = _ => "", Last = "", Query = http.Request.Query };
        SaleMembers.Read(request, withReceipt: true);
        CanonicalJson.FingerprintOf(body, "");
        return request.WhyNot() is null;
    }

    static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var times = random.Next(4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }

            if (bytes.Count == 0)
                return [];
        }

        return [.. bytes];
    }
}
