using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Cashback.Orders;

/// <summary>
/// What is frozen with an order, so that years later each cent can still be explained: numbers and names as they were,
/// no sentences. Pages render it in the reader's language. Kept as JSON with lower-case names in
/// <see cref="Ledger.OrderAccount.Snapshot"/>; fields are added, never renamed or given another meaning.
/// </summary>
/// <param name="Version">1.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Decimals">Decimals of its minor unit.</param>
/// <param name="PlacedOnUtc">When the order was placed: decided which programmes ran.</param>
/// <param name="Earned">What was earned, minor units.</param>
/// <param name="NotEarning">Why it earns nothing at all; null: it may.</param>
/// <param name="Explanation">Lines and programmes; null where cashback was off.</param>
/// <param name="TermsVersion">Number of the version of the terms under which it was earned; null: frozen before there were any.</param>
sealed record EarnSnapshot(
    int Version,
    string Currency,
    int Decimals,
    DateTime PlacedOnUtc,
    long Earned,
    NotEarningReason? NotEarning,
    EarnExplanation? Explanation,
    int? TermsVersion = null)
{
    /// <summary>What would have been earned in minor units, where the wallet's highest balance was met; null: it was not.</summary>
    public long? WouldEarn { get; init; }

    /// <summary>That highest balance, minor units; null: it was not met.</summary>
    public long? HighestBalance { get; init; }

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The most that it can have earned, minor units: what it says, what its lines come to, and what their rates give on the order's money.</summary>
    /// <param name="money">Money that was paid, or the value of the order's lines where that is more; units of the currency.</param>
    /// <remarks>Its numbers are rounded to 6 decimals: a minor unit more, and a millionth, is no finding.</remarks>
    /// <exception cref="OverflowException">Somebody wrote numbers into it that no order has.</exception>
    public long AtMost(decimal money)
    {
        if (NotEarning is not null || Explanation is null)
            return 0;

        var (ofLines, based, unsure) = (0m, 0m, 0m);
        foreach (var line in Explanation.Lines.Where(line => line is { Exclusion: null }))
        {
            var (whole, rate) = (Math.Max(0, line.Base), Math.Min(line.RateWithProgrammes, line.CapPercent ?? decimal.MaxValue) / 100);
            based += whole * Explanation.MoneyShare;
            ofLines += whole * Explanation.MoneyShare * rate;
            unsure += whole * rate * HalfOfShare;
        }

        // More base than money: the same rates on what there was.
        var most = based <= money + Tolerance * (1 + money) ? ofLines : ofLines * money / based;
        return Math.Min(Earned, (long)decimal.Floor((most * (1 + RoundedTo) + unsure) * CurrencySpec.For(Currency).MinorPerUnit) + 1);
    }

    const decimal RoundedTo = 0.000001m;

    // The share of money is kept with six decimals.
    const decimal HalfOfShare = 0.0000005m;

    // Parts of a price are rounded apart from their sum.
    const decimal Tolerance = 0.01m;

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null: nothing was kept.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static EarnSnapshot? Parse(string? json) =>
        string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<EarnSnapshot>(json, Options);
}
