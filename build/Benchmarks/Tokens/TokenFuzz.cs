using System.Diagnostics;
using System.Security.Cryptography;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;
using Nop.Plugin.Misc.Cashback.Tests.Salon;

namespace Cashback.Benchmarks.Tokens;

/// <summary>Gives the reader of signed vouchers many wrong tokens: it must refuse each, with a reason and without an exception.</summary>
static class TokenFuzz
{
    const int Tokens = 64;

    /// <summary>Runs it.</summary>
    /// <param name="mutations">How many tokens.</param>
    /// <param name="seed">Another seed makes others.</param>
    /// <returns>Whether nothing passed that was not signed.</returns>
    public static bool Run(int mutations, int seed)
    {
        var random = new Random(seed);
        using var key = SigningKey.Of(ShopKey.Of(RandomNumberGenerator.GetBytes(ShopKey.LeastBytes)), "fuzz"u8);
        var signed = Enumerable.Range(0, Tokens).Select(_ => VoucherToken.Write(Claims(random), key)).ToArray();
        var mutator = new TokenMutator(seed);
        var counts = new SortedDictionary<TokenRefusal, int>();
        var (watch, passed, same) = (Stopwatch.StartNew(), 0, 0);
        for (var i = 0; i < mutations; i++)
        {
            var token = mutator.Mutate(signed[random.Next(Tokens)], signed[random.Next(Tokens)]);
            var read = VoucherToken.Read(token, id => id.AsSpan().SequenceEqual(key.Id) ? key.Verifier : null);
            counts[read.Refusal] = counts.GetValueOrDefault(read.Refusal) + 1;
            if (read.Claims is null)
                continue;
            if (signed.Contains(token))
                same++;
            else
                passed++;
        }

        Console.WriteLine(FormattableString.Invariant($"{mutations:N0} tokens in {watch.Elapsed.TotalSeconds:0} s, seed {seed}: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value:N0}"))}"));
        Console.WriteLine(FormattableString.Invariant($"Read: {same:N0} that a mutation had left or made as they were signed, {passed:N0} others."));
        return passed == 0;
    }

    static VoucherClaims Claims(Random random)
    {
        var id = new byte[VoucherToken.IdBytes];
        random.NextBytes(id);
        return new(id, random.Next(30), random.Next(1, 100_000), random.Next(2) == 0 ? "EUR" : "JPY", DateTime.UnixEpoch.AddSeconds(random.Next(1_700_000_000, 2_000_000_000)));
    }
}
