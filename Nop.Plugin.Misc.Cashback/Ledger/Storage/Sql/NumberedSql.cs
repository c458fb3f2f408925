using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Ledger.Storage.Sql;

/// <summary>A statement whose parameters are $1, $2 … in place of names: Npgsql sends it as it is, where it would parse and rewrite one with names at every use.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Order">Which of the given parameters is $1, which $2 …</param>
sealed partial record NumberedSql(string Sql, IReadOnlyList<(int Index, string Name)> Order)
{
    /// <summary>Numbers the parameters of a statement.</summary>
    /// <exception cref="ArgumentException">It names a parameter that is not given.</exception>
    public static NumberedSql Of(string sql, IReadOnlyList<Parameter> parameters)
    {
        var order = new List<(int Index, string Name)>();
        var text = Named().Replace(sql, match =>
        {
            var name = match.Groups["name"].Value;
            var number = order.FindIndex(known => known.Name == name) + 1;
            if (number == 0)
            {
                order.Add((IndexOf(parameters, name), name));
                number = order.Count;
            }

            return string.Create(CultureInfo.InvariantCulture, $"${number}");
        });
        return new(text, order);
    }

    static int IndexOf(IReadOnlyList<Parameter> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
            if (parameters[i].Name == name)
                return i;
        throw new ArgumentException($"There is no value for @{name}.", nameof(parameters));
    }

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
