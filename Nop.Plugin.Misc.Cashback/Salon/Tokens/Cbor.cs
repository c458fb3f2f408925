using System.Buffers.Binary;

namespace Nop.Plugin.Misc.Cashback.Salon.Tokens;

/// <summary>Kinds of CBOR items that a token is made of (RFC 8949, 3.1).</summary>
enum CborKind
{
    /// <summary>A whole number, not negative.</summary>
    Unsigned = 0,

    /// <summary>A negative whole number: −1 less what is written.</summary>
    Negative = 1,

    /// <summary>Bytes.</summary>
    Bytes = 2,

    /// <summary>Text in UTF-8.</summary>
    Text = 3,

    /// <summary>An array.</summary>
    Array = 4,

    /// <summary>A map.</summary>
    Map = 5,

    /// <summary>A tag.</summary>
    Tag = 6,
}

/// <summary>Writes CBOR in its one deterministic form (RFC 8949, 4.2.1). Keys of maps are written in the order in which they come: they must come ordered.</summary>
sealed class CborWriter
{
    readonly List<byte> _bytes = new(160);

    /// <summary>The bytes written so far.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>A whole number.</summary>
    public CborWriter Number(long number) => number < 0 ? Head(CborKind.Negative, (ulong)~number) : Head(CborKind.Unsigned, (ulong)number);

    /// <summary>Bytes.</summary>
    public CborWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        Head(CborKind.Bytes, (ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Text of ASCII.</summary>
    public CborWriter Text(string text)
    {
        Head(CborKind.Text, (ulong)text.Length);
        _bytes.AddRange(Encoding.ASCII.GetBytes(text));
        return this;
    }

    /// <summary>The head of an item: its kind, and its number, length or count in as few bytes as hold it.</summary>
    public CborWriter Head(CborKind kind, ulong value)
    {
        var first = (int)kind << 5;
        Span<byte> rest = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(rest, value);
        var (added, length) = value switch
        {
            < 24 => ((int)value, 0),
            <= byte.MaxValue => (24, 1),
            <= ushort.MaxValue => (25, 2),
            <= uint.MaxValue => (26, 4),
            _ => (27, 8),
        };
        _bytes.Add((byte)(first | added));
        _bytes.AddRange(rest[^length..]);
        return this;
    }
}

/// <summary>Reads CBOR and takes nothing but its one deterministic form: a number in more bytes than it needs is no number. What is not as asked fails, and then everything fails.</summary>
/// <param name="bytes">What to read.</param>
ref struct CborReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether something was not as asked.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether everything was read and was as asked.</summary>
    public readonly bool IsAtEnd => !HasFailed && _rest.IsEmpty;

    /// <summary>Reads a head that must have that kind and value.</summary>
    public void Expect(CborKind kind, ulong value)
    {
        if (Head(kind) != value)
            HasFailed = true;
    }

    /// <summary>Reads a whole number that must be that one.</summary>
    public void Expect(long number) => Expect(number < 0 ? CborKind.Negative : CborKind.Unsigned, (ulong)(number < 0 ? ~number : number));

    /// <summary>Reads a whole number from 0 to a most; 0 where that fails.</summary>
    public long Number(long most)
    {
        var value = Head(CborKind.Unsigned);
        if (value <= (ulong)most)
            return (long)value;

        HasFailed = true;
        return 0;
    }

    /// <summary>Reads bytes; none where that fails.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Head(CborKind.Bytes));

    /// <summary>Reads text of ASCII; empty where that fails.</summary>
    public string Text()
    {
        var text = Take(Head(CborKind.Text));
        if (Ascii.IsValid(text))
            return Encoding.ASCII.GetString(text);

        HasFailed = true;
        return "";
    }

    ReadOnlySpan<byte> Take(ulong length)
    {
        if (HasFailed || length > (ulong)_rest.Length)
        {
            HasFailed = true;
            return default;
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    // 0 where it fails.
    ulong Head(CborKind kind)
    {
        var first = Take(1);
        if (HasFailed || first[0] >> 5 != (int)kind)
        {
            HasFailed = true;
            return 0;
        }

        var added = first[0] & 0x1F;
        if (added < 24)
            return (ulong)added;
        if (added > 27)
        {
            HasFailed = true;
            return 0;
        }

        var rest = Take(1UL << added - 24);
        var value = 0UL;
        foreach (var next in rest)
            value = value << 8 | next;
        var least = added switch { 24 => 24UL, 25 => 1UL << 8, 26 => 1UL << 16, _ => 1UL << 32 };
        if (!HasFailed && value >= least)
            return value;

        HasFailed = true;
        return 0;
    }
}
