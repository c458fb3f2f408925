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
