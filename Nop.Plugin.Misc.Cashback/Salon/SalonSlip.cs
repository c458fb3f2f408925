namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Slip of the counter as it is told to the client. Amounts in minor units.</summary>
/// <param name="Place">The branch with its address; empty: it cannot be told.</param>
/// <param name="Receipt">The till's receipt number.</param>
/// <param name="OnUtc">When.</param>
/// <param name="Currency">Currency of the amounts.</param>
/// <param name="Credit">Credit that was taken.</param>
sealed record SalonSlip(string Place, string Receipt, DateTime OnUtc, CurrencySpec Currency, long Credit)
{
    /// <summary>Time zone of the branch; null: that of the shop.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The end of the voucher's code; empty: it came straight from the wallet.</summary>
    public string CodeEnd { get; init; } = "";

    /// <summary>What was sold; null: credit was taken without a sale.</summary>
    public SlipSale? Sale { get; init; }

    /// <summary>What came back of it, oldest first.</summary>
    public IReadOnlyList<SlipReturn> Returns { get; init; } = [];
}

/// <summary>Sale of a slip. Amounts in minor units.</summary>
/// <param name="Lines">What was sold, with its amount; a name may be empty.</param>
/// <param name="Gross">What it came to.</param>
/// <param name="Earned">What it earns.</param>
/// <param name="UsableFromUtc">From when on that can be used; null: it earns nothing.</param>
sealed record SlipSale(IReadOnlyList<(string Name, long Amount)> Lines, long Gross, long Earned, DateTime? UsableFromUtc);

/// <summary>Something that came back. Amounts in minor units.</summary>
/// <param name="OnUtc">When.</param>
/// <param name="Money">What was given back in money.</param>
/// <param name="Credit">What went back to the wallet or the voucher.</param>
sealed record SlipReturn(DateTime OnUtc, long Money, long Credit);
