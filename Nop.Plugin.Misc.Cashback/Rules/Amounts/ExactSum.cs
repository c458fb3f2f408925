using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// A sum of products that loses nothing. Values with at most 8 decimals and less than 2^60 hundred-millionths
/// (11.5 thousand million units) are whole numbers at that scale; the product of two of them is less than 2^120 and
/// is added in 128 bits. Whatever is out of that bound goes into a <see cref="Fraction"/>. Prices and rates of a shop
/// stay far within it, and no line allocates.
/// </summary>
struct ExactSum
{
    const int Scale = 8;
    const long Bound = 1L << 60;

    static readonly Int128 SpillAt = Int128.One << 120;
    static readonly BigInteger Unit = BigInteger.Pow(10, 2 * Scale);

    // In units of 10^-16.
    Int128 _near;
    Fraction _far;

    /// <summary>The sum so far.</summary>
    internal readonly Fraction Value => new Fraction(_near, Unit) + _far;

    internal void Add(decimal value) => AddProduct(value, decimal.One);

    /// <summary>Adds the exact product of two decimals.</summary>
    internal void AddProduct(decimal left, decimal right)
    {
        if (!TryScale(left, out var l) || !TryScale(right, out var r))
        {
            AddProduct(left, Fraction.FromDecimal(right));
            return;
        }

        _near += Int128.CreateChecked(l) * r;
        if (_near < SpillAt && _near > -SpillAt)
            return;
        _far += new Fraction(_near, Unit);
        _near = 0;
    }

    /// <summary>Adds the exact product.</summary>
    internal void AddProduct(decimal left, Fraction right) => _far += Fraction.FromDecimal(left) * right;

    static bool TryScale(decimal value, out long scaled)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = ((ulong)(uint)parts[1] << 32) | (uint)parts[0];
        var zeros = Scale - value.Scale;
        if (parts[2] != 0 || zeros < 0 || digits > (ulong)(Bound / PowerOfTen(zeros)))
        {
            scaled = 0;
            return false;
        }

        scaled = (long)digits * PowerOfTen(zeros);
        if (parts[3] < 0)
            scaled = -scaled;
        return true;
    }

    static long PowerOfTen(int exponent) => exponent switch
    {
        0 => 1,
        1 => 10,
        2 => 100,
        3 => 1000,
        4 => 10_000,
        5 => 100_000,
        6 => 1_000_000,
        7 => 10_000_000,
        _ => 100_000_000,
    };
}
