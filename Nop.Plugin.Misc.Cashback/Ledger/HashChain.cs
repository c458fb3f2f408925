using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Ties each entry to the one before it: who changes a row in the database breaks the chain from there on.</summary>
static class HashChain
{
    /// <summary>Stands before a wallet's first entry.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256 over the entry's fields, its movements and the previous hash.</summary>
    /// <param name="entry">The entry; its own <see cref="LedgerEntry.Hash"/> is not read.</param>
    /// <param name="movements">Its lot movements in the order of their ordinals.</param>
    /// <returns>64 lower-case hex digits.</returns>
    public static string HashOf(LedgerEntry entry, IEnumerable<LotMovement> movements)
    {
        var hash = new ArrayBufferWriter<byte>(512);
        Add(hash, entry.PreviousHash);
        Add(hash, entry.WalletId);
        Add(hash, entry.Sequence);
        Add(hash, entry.KindId);
        Add(hash, entry.FromAccountId);
        Add(hash, entry.ToAccountId);
        Add(hash, entry.Amount);
        Add(hash, entry.PendingAfter);
        Add(hash, entry.AvailableAfter);
        Add(hash, entry.ReservedAfter);
        Add(hash, entry.DebtAfter);
        Add(hash, entry.OrderId ?? -1);
        Add(hash, entry.HoldNumber ?? -1);
        Add(hash, entry.BatchId ?? -1);
        Add(hash, entry.ChannelId);
        Add(hash, entry.ActorId);
        Add(hash, entry.Reason ?? "");
        Add(hash, entry.IdempotencyKey);
        Add(hash, entry.CreatedOnUtc.Ticks);
        foreach (var movement in movements)
        {
            Add(hash, movement.Ordinal);
            Add(hash, movement.LotNumber);
            Add(hash, movement.Pending);
            Add(hash, movement.Available);
            Add(hash, movement.Reserved);
            Add(hash, movement.ExpiresOnUtc?.Ticks ?? -1);
        }

        return Convert.ToHexStringLower(SHA256.HashData(hash.WrittenSpan));
    }

    /// <summary>A key for the database: text of any case, length and alphabet made 64 lower-case hex digits.</summary>
    /// <param name="text">What names an act, as it was given.</param>
    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Every value has a length of its own or is prefixed by one, so that no two rows give the same bytes.
    static void Add(ArrayBufferWriter<byte> bytes, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    static void Add(ArrayBufferWriter<byte> bytes, string text)
    {
        Add(bytes, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
