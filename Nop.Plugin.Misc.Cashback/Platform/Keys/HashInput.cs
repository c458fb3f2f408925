using System.Buffers;
using System.Buffers.Binary;

namespace Nop.Plugin.Misc.Cashback.Platform.Keys;

/// <summary>Bytes that are to be hashed. Every value has a length of its own or is prefixed by one, so that no two rows give the same bytes.</summary>
sealed class HashInput
{
    readonly ArrayBufferWriter<byte> _bytes = new(512);

    /// <summary>Adds a whole number.</summary>
    public HashInput Add(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
        return this;
    }

    /// <summary>Adds a text.</summary>
    public HashInput Add(string text)
    {
        Add(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _bytes);
        return this;
    }

    /// <summary>Adds an instant; its kind is not looked at.</summary>
    public HashInput Add(DateTime instant) => Add(instant.Ticks);

    /// <summary>Adds a number that may be missing, so that no number stands for a missing one.</summary>
    public HashInput AddOptional(long? value) => value is { } known ? Add(1).Add(known) : Add(0);

    /// <summary>Adds a text that may be missing.</summary>
    public HashInput AddOptional(string? text) => text is { } known ? Add(1).Add(known) : Add(0);

    /// <summary>Adds an instant that may be missing.</summary>
    public HashInput AddOptional(DateTime? instant) => AddOptional(instant?.Ticks);

    /// <summary>SHA-256 of what was added, 64 lower-case hex digits.</summary>
    public string ToHash() => Convert.ToHexStringLower(SHA256.HashData(_bytes.WrittenSpan));
}
