namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// A sum that loses nothing. It is kept in a <see cref="decimal"/> while that is exact and spills into a
/// <see cref="Fraction"/> otherwise. The bound: values with at most 14 decimals and less than 10^14 have at most
/// 28 digits, and so has the sum of two of them give or take a carry; a decimal holds every number of 28 digits and
/// those of 29 up to 7.9 × 10^28. Prices and rates of a shop stay far within it, and no line allocates.
/// </summary>
struct ExactSum
{
    /// <summary>Decimals up to which arithmetic is done in decimal.</summary>
    internal const int MaxScale = 14;

    /// <summary>Size under which arithmetic is done in decimal: 10^14.</summary>
    internal const decimal Bound = 100_000_000_000_000;

    decimal _near;
    Fraction _far;

    /// <summary>The sum so far.</summary>
    internal readonly Fraction Value => Fraction.FromDecimal(_near) + _far;

    internal void Add(decimal value)
    {
        if (value.Scale <= MaxScale && IsNear(value))
            AddNear(value);
        else
            _far += Fraction.FromDecimal(value);
    }

    /// <summary>Adds the exact product of two decimals.</summary>
    internal void AddProduct(decimal left, decimal right)
    {
        if (left.Scale + right.Scale <= MaxScale && IsNear(left) && IsNear(right))
        {
            // Under 10^28 each way, so no overflow; where rounding was needed the product is out of the bound.
            var product = left * right;
            if (IsNear(product))
            {
                AddNear(product);
                return;
            }
        }

        AddProduct(left, Fraction.FromDecimal(right));
    }

    /// <summary>Adds the exact product.</summary>
    internal void AddProduct(decimal left, Fraction right) => _far += Fraction.FromDecimal(left) * right;

    void AddNear(decimal value)
    {
        _near += value;
        if (IsNear(_near))
            return;
        _far += Fraction.FromDecimal(_near);
        _near = 0;
    }

    static bool IsNear(decimal value) => value is < Bound and > -Bound;
}
