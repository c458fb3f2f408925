using System.Buffers;
using System.Buffers.Binary;

namespace Nop.Plugin.Misc.Cashback.Ledger;

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

/// <summary>Digests of what rows beside the entries say. An entry carries the digest as the row stood after its act, so that a later change of the row is found out.</summary>
static class RowDigest
{
    /// <summary>Digest of what a hold is. What was captured, released, restored and freed of it the entries tell by themselves.</summary>
    public static string Of(Hold hold) => new HashInput().Add("cashback hold 2")
        .Add(hold.WalletId).Add(hold.Number).Add(hold.PurposeId).Add(hold.StateId).Add(hold.Reference).Add(hold.GroupKey)
        .AddOptional(hold.OrderId).Add(hold.BranchId).Add(hold.Amount).AddOptional(hold.ExpiresOnUtc).Add(hold.CreatedOnUtc).ToHash();

    /// <summary>Digest of all that an order's account says.</summary>
    public static string Of(OrderAccount order)
    {
        // Accounts of before 1.18 knew days alone, and keep the digest that they had.
        var lastsDays = order.ExpiryUntilId is null && order.ExpiryDate is null;
        var input = new HashInput().Add(lastsDays ? "cashback order 2" : "cashback order 3")
            .Add(order.WalletId).Add(order.OrderId).Add(order.FrozenOnUtc).Add(order.EarnExact).Add(order.Earned).Add(order.SpendBase)
            .Add(order.Total).AddOptional(order.PaidTotal).Add(order.Refunded).Add(order.Voided ? 1 : 0).AddOptional(order.CompletedOnUtc)
            .Add(order.LotNumber).Add(order.Taken).Add(order.Waived).Add(order.ActivationDelayDays).AddOptional(order.ExpiryDays).Add(order.TierId)
            .Add(order.Snapshot).Add(order.Charges).Add(order.Revision);
        return (lastsDays ? input : input.AddOptional(order.ExpiryUntilId).AddOptional(order.ExpiryDate)).ToHash();
    }
}
