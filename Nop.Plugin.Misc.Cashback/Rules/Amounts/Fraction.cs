using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>
/// An exact rational number in lowest terms. Shares of a discount or a payment have no end in decimals;
/// with fractions the one rounding of an order happens at its very end.
/// </summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>, IComparable,
    IAdditionOperators<Fraction, Fraction, Fraction>, ISubtractionOperators<Fraction, Fraction, Fraction>,
    IMultiplyOperators<Fraction, Fraction, Fraction>, IDivisionOperators<Fraction, Fraction, Fraction>,
    IComparisonOperators<Fraction, Fraction, bool>, IMultiplicativeIdentity<Fraction, Fraction>
{
    // Zero in a default value, where it stands for one.
    readonly BigInteger _denominator;

    /// <summary>A quotient; it is reduced, and its denominator made positive.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction needs a denominator other than zero.");

        if (!denominator.IsOne)
        {
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (denominator.Sign < 0)
                divisor = -divisor;
            if (!divisor.IsOne)
            {
                numerator /= divisor;
                denominator /= divisor;
            }
        }

        Numerator = numerator;
        _denominator = denominator;
    }

    /// <summary>A whole number.</summary>
    public Fraction(BigInteger whole)
    {
        Numerator = whole;
        _denominator = BigInteger.One;
    }

    /// <summary>Above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line; always positive.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>0.</summary>
    public static Fraction Zero => default;

    /// <summary>1.</summary>
    public static Fraction One { get; } = new(BigInteger.One);

    public static Fraction MultiplicativeIdentity => One;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Converts a decimal, exactly.</summary>
    public static Fraction FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var low = ((ulong)(uint)parts[1] << 32) | (uint)parts[0];
        BigInteger digits = parts[2] == 0 ? low : new UInt128((uint)parts[2], low);
        if (parts[3] < 0)
            digits = -digits;
        return value.Scale == 0 ? new(digits) : new(digits, BigInteger.Pow(10, value.Scale));
    }

    /// <summary>The greatest whole number that is not more (towards minus infinity).</summary>
    public BigInteger FloorToInteger()
    {
        if (Denominator.IsOne)
            return Numerator;

        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The greatest whole number that is not more (towards minus infinity).</summary>
    /// <exception cref="OverflowException">It is more than a <see cref="long"/> holds.</exception>
    public long Floor() => (long)FloorToInteger();

    /// <summary>For display: rounded to a number of decimals, a half upwards.</summary>
    /// <exception cref="OverflowException">It is more than a <see cref="decimal"/> holds.</exception>
    public decimal ToDecimal(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var rounded = new Fraction((2 * Numerator * scale) + Denominator, 2 * Denominator).FloorToInteger();
        var whole = BigInteger.DivRem(rounded, scale, out var rest);
        return (decimal)whole + ((decimal)rest / (decimal)scale);
    }

    /// <summary>The smaller of two.</summary>
    public static Fraction Min(Fraction left, Fraction right) => left <= right ? left : right;

    /// <summary>The larger of two.</summary>
    public static Fraction Max(Fraction left, Fraction right) => left >= right ? left : right;

    /// <summary>"numerator/denominator", as frozen with an order; <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Reads what <see cref="ToString"/> wrote; a whole number may stand alone.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Fraction Parse(string text)
        => TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not a fraction.");

    /// <summary>Reads what <see cref="ToString"/> wrote; a whole number may stand alone.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fraction value)
    {
        value = default;
        var parts = (text ?? string.Empty).Split('/');
        var denominator = BigInteger.One;
        if (parts.Length > 2
            || !BigInteger.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
            || (parts.Length == 2 && !BigInteger.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out denominator))
            || denominator.IsZero)
            return false;

        value = new(numerator, denominator);
        return true;
    }

    public static implicit operator Fraction(long whole) => new(whole);

    public static Fraction operator +(Fraction left, Fraction right)
        => left.Denominator == right.Denominator
            ? new(left.Numerator + right.Numerator, left.Denominator)
            : new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right)
        => left.Denominator == right.Denominator
            ? new(left.Numerator - right.Numerator, left.Denominator)
            : new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right)
        => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right)
        => new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    public int CompareTo(Fraction other)
        => Denominator == other.Denominator
            ? Numerator.CompareTo(other.Numerator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Fraction other => CompareTo(other),
        _ => throw new ArgumentException("A fraction compares with a fraction only.", nameof(obj)),
    };

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);
}
