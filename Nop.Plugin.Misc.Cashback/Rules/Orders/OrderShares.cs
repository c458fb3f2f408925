namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>The factors that all lines of an order have in common.</summary>
/// <param name="Money">Part that is paid in money, 0 to 1.</param>
/// <param name="AfterDiscount">Part of line nets that the order's discount leaves, 0 to 1.</param>
/// <param name="Currency">Currency of the order.</param>
sealed record OrderShares(Fraction Money, Fraction AfterDiscount, CurrencySpec Currency)
{
    /// <summary>Net in units of the currency × this = base in minor units.</summary>
    internal Fraction BaseFactor { get; } = AfterDiscount * Currency.MinorPerUnit;

    /// <summary>Net in units of the currency × percent × this = earning in minor units.</summary>
    internal Fraction EarnFactor { get; } = AfterDiscount * Money * new Fraction(Currency.MinorPerUnit, 100);

    /// <summary>The part that is paid in money.</summary>
    internal static Fraction MoneyShare(EarnRequest order)
    {
        if (order.Payable <= 0 || order.Total >= order.Payable)
            return Fraction.One;
        return order.Total <= 0 ? Fraction.Zero : Fraction.FromDecimal(order.Total) / Fraction.FromDecimal(order.Payable);
    }

    /// <summary>The part of line nets that the order's discount leaves.</summary>
    internal static Fraction DiscountShare(Fraction nets, decimal discount)
    {
        if (discount <= 0 || nets.Sign == 0)
            return Fraction.One;
        return Fraction.Max(Fraction.Zero, (nets - Fraction.FromDecimal(discount)) / nets);
    }
}

/// <summary>The most that a product can give back, and by what.</summary>
/// <param name="Amount">Units of the currency, rounded up at the tenth decimal.</param>
/// <param name="Percent">Percent of the net.</param>
/// <param name="Source">Where the rate is from.</param>
/// <param name="SourceId">Id of the product, category, manufacturer, tier or card.</param>
/// <param name="ProgrammeIds">The programmes that raise it.</param>
public sealed record MostGivenBack(decimal Amount, decimal Percent, RateSource Source, int SourceId, IReadOnlyList<int> ProgrammeIds)
{
    /// <summary>It gives back nothing.</summary>
    public static MostGivenBack Nothing { get; } = new(0, 0, RateSource.None, 0, []);
}
