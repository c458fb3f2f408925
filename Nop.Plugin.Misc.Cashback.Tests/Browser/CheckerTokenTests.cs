using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;
using Nop.Plugin.Misc.Cashback.Tests.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Browser;

/// <summary>The checker's reader and the shop's take and refuse the same tokens.</summary>
public class CheckerTokenTests : CheckerFixture
{
    const int Mutations = 3_000;

    const string ReadAll = """
        async ([tokens, keys]) => {
            const found = [];
            for (const token of tokens) {
                const read = await window.VoucherToken.read(token, keys);
                found.push(read.refusal || [read.claims.id, read.claims.branch, read.claims.amount, read.claims.currency, read.claims.expires].join(' '));
            }
            return found;
        }
        """;

    [Test]
    public async Task Of_mutations_both_say_the_same()
    {
        using var one = SigningKey.Of(new OneKey(1).Current(), "a"u8);
        using var other = SigningKey.Of(new OneKey(2).Current(), "a"u8);
        var random = new Random(1);
        var right = Enumerable.Range(0, 20).Select(at => VoucherToken.Write(ClaimsOf(random), at % 4 == 3 ? other : one)).ToList();
        var mutator = new TokenMutator(7);
        // What a page is given as text cannot be half a pair.
        var tokens = right.Concat(Enumerable.Range(0, Mutations).Select(at => mutator.Mutate(right[at % right.Count], right[(at + 1) % right.Count]))).Concat(right.Select(Higher))
            .Where(token => !token.Any(char.IsSurrogate)).ToList();
        var shop = tokens.ConvertAll(token => Said(VoucherToken.Read(token, id => id.AsSpan().SequenceEqual(one.Id) ? one.Verifier : null)));

        await OpenFileAsync();
        var checker = await Page.EvaluateAsync<string[]>(ReadAll, new object[] { tokens, new Dictionary<string, string> { [Convert.ToHexStringLower(one.Id)] = Convert.ToBase64String(one.PublicKey) } });
        Assert.That(checker, Is.EqualTo(shop));
        Assert.That(shop.Distinct().Count(said => !said.Contains(' ')), Is.EqualTo(3), "each kind of refusal is among them");
    }

    static VoucherClaims ClaimsOf(Random random)
    {
        var id = new byte[VoucherToken.IdBytes];
        random.NextBytes(id);
        return new(id, random.Next(3) == 0 ? 0 : random.Next(int.MaxValue), random.NextInt64(1, Money.Most), "EUR", DateTime.UnixEpoch.AddSeconds(random.NextInt64(0, 250_000_000_000)));
    }

    // The signature's other half, which verifies as well.
    static string Higher(string token)
    {
        Base32.TryDecode(token.AsSpan(VoucherToken.Prefix.Length), out var bytes);
        var order = System.Numerics.BigInteger.Parse("00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var s = order - new System.Numerics.BigInteger(bytes.AsSpan(^32), isUnsigned: true, isBigEndian: true);
        var written = s.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.AsSpan(^32).Clear();
        written.CopyTo(bytes.AsSpan()[^written.Length..]);
        return VoucherToken.Prefix + Base32.Encode(bytes);
    }

    static string Said(TokenRead read) => read.Claims is { } claims
        ? string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(claims.Id)} {claims.BranchId} {claims.Amount} {claims.CurrencyCode} {new DateTimeOffset(claims.ExpiresOnUtc).ToUnixTimeMilliseconds()}")
        : read.Refusal.ToString();
}
