namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>Codewords of a QR code's text, with those that correct them (Reed and Solomon's code over the field of 256 elements).</summary>
static class QrCodewords
{
    const int FieldPolynomial = 0b1_0001_1101;

    /// <summary>The codewords in the order in which they are drawn.</summary>
    public static byte[] Of(QrText text, QrVersion version)
    {
        var data = text.Codewords(version);
        var divisor = Divisor(version.CheckCodewords);
        var shortLength = version.DataCodewords / version.Blocks;
        var longBlocks = version.DataCodewords % version.Blocks;
        var blocks = new List<byte[]>();
        for (int block = 0, at = 0; block < version.Blocks; block++)
        {
            // The longer blocks come last.
            var length = shortLength + (block >= version.Blocks - longBlocks ? 1 : 0);
            blocks.Add(data[at..(at + length)]);
            at += length;
        }

        var checks = blocks.ConvertAll(block => Remainder(block, divisor));
        return [.. Interleaved(blocks), .. Interleaved(checks)];
    }

    static IEnumerable<byte> Interleaved(List<byte[]> blocks) =>
        Enumerable.Range(0, blocks.Max(block => block.Length)).SelectMany(index => blocks.Where(block => index < block.Length).Select(block => block[index]));

    // (x - 1)(x - 2)(x - 4)…: its coefficients below the highest, the highest power first.
    static byte[] Divisor(int degree)
    {
        var divisor = new byte[degree];
        divisor[^1] = 1;
        byte root = 1;
        for (var factor = 0; factor < degree; factor++)
        {
            for (var index = 0; index < degree; index++)
                divisor[index] = (byte)(Product(divisor[index], root) ^ (index + 1 < degree ? divisor[index + 1] : 0));
            root = Product(root, 2);
        }

        return divisor;
    }

    static byte[] Remainder(byte[] block, byte[] divisor)
    {
        var remainder = new byte[divisor.Length];
        foreach (var one in block)
        {
            var factor = (byte)(one ^ remainder[0]);
            for (var index = 0; index < remainder.Length; index++)
                remainder[index] = (byte)((index + 1 < remainder.Length ? remainder[index + 1] : 0) ^ Product(divisor[index], factor));
        }

        return remainder;
    }

    static byte Product(byte one, byte other)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = product << 1 ^ (product >> 7) * FieldPolynomial;
            product ^= (other >> bit & 1) * one;
        }

        return (byte)product;
    }
}
