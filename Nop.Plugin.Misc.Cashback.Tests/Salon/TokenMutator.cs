using System.Text;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;
using Nop.Plugin.Misc.Cashback.Tests.Files;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Makes wrong tokens of right ones: bits turned over, bytes put in, taken out, doubled or swapped, tokens cut and spliced, as bytes and as text. The same seed makes the same.</summary>
sealed class TokenMutator
{
    const string Symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=18 abz-\u00C4\u212A\uD800\0";

    readonly Random _random;
    readonly ByteMutator _bytes;

    public TokenMutator(int seed) => _bytes = new(_random = new(seed));

    /// <summary>A mutation of a token.</summary>
    /// <param name="token">A right one.</param>
    /// <param name="other">Another right one, to splice with.</param>
    public string Mutate(string token, string other)
    {
        if (_random.Next(4) == 0)
            return MutateText(token);

        Base32.TryDecode(token.AsSpan(VoucherToken.Prefix.Length), out var bytes);
        Base32.TryDecode(other.AsSpan(VoucherToken.Prefix.Length), out var others);
        return VoucherToken.Prefix + Base32.Encode(_bytes.Mutate(bytes!, others!));
    }

    string MutateText(string token)
    {
        var text = new StringBuilder(token);
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var at = _random.Next(text.Length);
            switch (_random.Next(4))
            {
                case 0:
                    text[at] = Symbols[_random.Next(Symbols.Length)];
                    break;
                case 1:
                    text.Insert(at, Symbols[_random.Next(Symbols.Length)]);
                    break;
                case 2 when text.Length > 1:
                    text.Remove(at, 1);
                    break;
                default:
                    text.Append(Symbols[_random.Next(Symbols.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
