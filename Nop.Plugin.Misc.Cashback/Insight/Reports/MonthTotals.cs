using Nop.Plugin.Misc.Cashback.Insight.Overview;

namespace Nop.Plugin.Misc.Cashback.Insight.Reports;

/// <summary>What the entries of a month came to in a currency, with what was owed before and after it. Minor units.</summary>
/// <param name="CurrencyCode">The currency.</param>
/// <param name="Before">Owed when it began.</param>
/// <param name="Sums">What was booked in it, and owed when it ended.</param>
sealed record MonthTotals(string CurrencyCode, long Before, MonthOfCredit Sums)
{
    /// <summary>Totals as text, by currency: "EUR before earned given online salon expired taken owed", separated by semicolons; empty: nothing was ever booked.</summary>
    public static string Write(IEnumerable<MonthTotals> totals) => string.Join(';', totals.OrderBy(total => total.CurrencyCode, StringComparer.Ordinal).Select(total => string.Create(CultureInfo.InvariantCulture,
        $"{total.CurrencyCode} {total.Before} {total.Sums.Earned} {total.Sums.Given} {total.Sums.SpentOnline} {total.Sums.SpentInSalon} {total.Sums.Expired} {total.Sums.TakenBack} {total.Sums.Owed}")));

    /// <summary>Reads them back.</summary>
    /// <returns>Empty: there are none, or the text was not written by <see cref="Write"/>.</returns>
    public static IReadOnlyList<MonthTotals> Read(DateOnly month, string text)
    {
        var totals = new List<MonthTotals>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ');
            var numbers = words.Skip(1).Select(word => long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).OfType<long>().ToArray();
            if (words[0].Length != 3 || words.Length != 9 || numbers.Length != 8)
                return [];
            totals.Add(new(words[0], numbers[0], new(month) { Earned = numbers[1], Given = numbers[2], SpentOnline = numbers[3], SpentInSalon = numbers[4], Expired = numbers[5], TakenBack = numbers[6], Owed = numbers[7] }));
        }

        return totals;
    }
}
