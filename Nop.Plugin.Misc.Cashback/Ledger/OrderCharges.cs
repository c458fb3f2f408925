using System.Globalization;

namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>What an order charged to programmes' budgets, as text: "programme:minor units", separated by blanks.</summary>
public static class OrderCharges
{
    /// <summary>Writes charges in the order of the programmes' ids; empty where there are none.</summary>
    public static string Write(IEnumerable<(int ProgrammeId, long Amount)> charges) =>
        string.Join(' ', charges.OrderBy(charge => charge.ProgrammeId).Select(charge => string.Create(CultureInfo.InvariantCulture, $"{charge.ProgrammeId}:{charge.Amount}")));

    /// <summary>Reads them back.</summary>
    /// <exception cref="FormatException">The text was not written by <see cref="Write"/>.</exception>
    public static IEnumerable<(int ProgrammeId, long Amount)> Read(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(charge => charge.Split(':')).Select(parts => parts is [var id, var amount]
            ? (int.Parse(id, CultureInfo.InvariantCulture), long.Parse(amount, CultureInfo.InvariantCulture))
            : throw new FormatException($"No charge: {string.Join(':', parts)}"));
}
