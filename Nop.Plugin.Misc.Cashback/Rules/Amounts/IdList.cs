namespace Nop.Plugin.Misc.Cashback.Rules;

/// <summary>Ids as they are kept in one column: "3,7,12".</summary>
static class IdList
{
    /// <summary>Longest list that a row keeps, characters.</summary>
    public const int Longest = 4000;

    /// <summary>The ids of a column in its order, each once; what is no id is passed over.</summary>
    public static IReadOnlyList<int> Parse(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    /// <summary>The column of ids, ascending, each once.</summary>
    public static string Join(IEnumerable<int> ids) =>
        string.Join(',', ids.Where(id => id > 0).Distinct().Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
