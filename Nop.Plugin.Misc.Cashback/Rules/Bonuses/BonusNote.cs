namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>
/// Why a bonus stands in the ledger, kept as the entry's reason: the kind and the rule's name as it was, so that a page can say it in its
/// reader's language when the rule is long gone. "[birthday:7] Spring".
/// </summary>
/// <param name="Kind">For what; null: a gift that was given in a run.</param>
/// <param name="Id">Id of the rule, or of the run.</param>
/// <param name="Name">Its name then.</param>
readonly record struct BonusNote(BonusKind? Kind, int Id, string Name)
{
    const string Gift = "gift";

    /// <summary>Name of the kind in resources: "Birthday", "Gift".</summary>
    public string KindName => Kind?.ToString() ?? "Gift";

    /// <summary>As it is kept.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[{Kind?.ToString().ToLowerInvariant() ?? Gift}:{Id}] {Name}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null: it is another reason.</summary>
    public static BonusNote? Parse(string? reason)
    {
        if (reason is null || !reason.StartsWith('[') || reason.IndexOf("] ", StringComparison.Ordinal) is not (> 0 and var end))
            return null;

        var parts = reason[1..end].Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        if (parts[0] == Gift)
            return new(null, id, reason[(end + 2)..]);
        return char.IsAsciiLetterLower(parts[0].FirstOrDefault()) && Enum.TryParse<BonusKind>(parts[0], ignoreCase: true, out var kind)
            ? new(kind, id, reason[(end + 2)..])
            : null;
    }
}
