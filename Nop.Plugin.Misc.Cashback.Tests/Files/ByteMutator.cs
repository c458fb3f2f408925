namespace Nop.Plugin.Misc.Cashback.Tests.Files;

/// <summary>Makes wrong bytes of right ones: bits turned over, bytes put in, taken out, doubled or swapped, what is cut and what is spliced.</summary>
sealed class ByteMutator(Random random)
{
    /// <summary>A mutation.</summary>
    /// <param name="right">Right bytes.</param>
    /// <param name="others">Other right bytes, to splice with.</param>
    public byte[] Mutate(byte[] right, byte[] others)
    {
        var bytes = right.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
            MutateOnce(bytes, others);
        return [.. bytes];
    }

    void MutateOnce(List<byte> bytes, byte[] others)
    {
        if (bytes.Count == 0)
            bytes.Add((byte)random.Next(256));
        var at = random.Next(bytes.Count);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                bytes.RemoveAt(at);
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)));
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
}
