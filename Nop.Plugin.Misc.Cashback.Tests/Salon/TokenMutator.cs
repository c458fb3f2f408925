using System.Text;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Makes wrong tokens of right ones: bits turned over, bytes put in, taken out, doubled or swapped, tokens cut and spliced, as bytes and as text. The same seed makes the same.</summary>
sealed class TokenMutator(int seed)
{
    const string Symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=18 abz-\u00C4\u212A\uD800\0";

    readonly Random _random = new(seed);

    /// <summary>A mutation of a token.</summary>
    /// <param name="token">A right one.</param>
    /// <param name="other">Another right one, to splice with.</param>
    public string Mutate(string token, string other)
    {
        if (_random.Next(4) == 0)
            return MutateText(token);

        Base32.TryDecode(token.AsSpan(VoucherToken.Prefix.Length), out var bytes);
        Base32.TryDecode(other.AsSpan(VoucherToken.Prefix.Length), out var others);
        var mutated = bytes!.ToList();
        for (var i = _random.Next(1, 4); i > 0; i--)
            MutateBytes(mutated, others!);
        return VoucherToken.Prefix + Base32.Encode([.. mutated]);
    }

    void MutateBytes(List<byte> bytes, byte[] others)
    {
        if (bytes.Count == 0)
            bytes.Add((byte)_random.Next(256));
        var at = _random.Next(bytes.Count);
        switch (_random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.Insert(at, (byte)_random.Next(256));
                break;
            case 3:
                bytes.RemoveAt(at);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(_random.Next(1, 9), bytes.Count - at)));
                break;
            case 6:
                (bytes[at], bytes[^1]) = (bytes[^1], bytes[at]);
                break;
            default:
                at = Math.Min(at, others.Length);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(others[at..]);
                break;
        }
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
