using Nop.Plugin.Misc.Cashback.RuleBook;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The programmes that are switched on: what each gives, when, to whom, on what and how much at most.</summary>
sealed class ProgrammeTerms(RuleSource rules, TermsNames names, TermsWords words, AudienceTerms audience)
{
    const string Own = CashbackDefaults.ResourcePrefix + ".Terms.";
    const string Programmes = CashbackDefaults.ResourcePrefix + ".Programmes.";

    readonly List<Programme> _active = [.. rules.Programmes.Where(programme => programme.Active)];

    internal IEnumerable<string> Lines()
    {
        if (_active.Count == 0)
            yield break;

        yield return words.Text(Own, "ProgrammesPlaced");
        if (_active.Count > 1)
            yield return words.Text(Own, "ProgrammesBest", words.Text(Programmes, "Stackable"));
        if (HasPriorities)
            yield return words.Text(Own, "ProgrammesPriority");
    }

    internal IEnumerable<TermsSection> Parts() => _active.Select(programme => new TermsSection(programme.Name, [.. Lines(programme)]));

    bool HasPriorities => _active.DistinctBy(programme => programme.Priority).Skip(1).Any();

    IEnumerable<string> Lines(Programme programme) =>
        Effect(programme).Concat(Times(programme)).Concat(audience.Lines(RuleSource.RuleOf(programme).Audience)).Concat(Limits(programme));

    IEnumerable<string> Effect(Programme programme)
    {
        var effect = new List<string>();
        if (programme.ExtraPercent != 0)
            effect.Add("+ " + words.Percent(programme.ExtraPercent));
        if (programme.ExtraPerItem != 0)
            effect.Add(words.Text(Programmes, "EffectPerItem", words.Units(programme.ExtraPerItem)));
        if (programme.Multiplier != 1)
            effect.Add("× " + words.Number(programme.Multiplier));
        if (programme.ExtraPerOrder != 0)
            effect.Add(words.Text(Programmes, "EffectPerOrder", words.Units(programme.ExtraPerOrder)));
        yield return words.Text(Own, "Effect", effect.Count == 0 ? words.Text(Programmes, "NoEffect") : string.Join(", ", effect));

        if (programme.FavouriteCategory)
            yield return words.Text(Own, "Favourite");
        else if (IdList.Parse(programme.CategoryIds) is { Count: > 0 } ids)
            yield return words.Text(Own, "OnCategories", TermsWords.Names(ids, names.Categories));
        if (programme.Stackable && _active.Count > 1)
            yield return words.Text(Programmes, "Stackable");
        if (HasPriorities)
            yield return words.Text(Programmes, "WithPriority", programme.Priority);
    }

    IEnumerable<string> Times(Programme programme)
    {
        var times = words.Span(programme.FromUtc, programme.ToUtc).ToList();
        if (programme.Weekdays != 0)
            times.Add(string.Join(", ", Enumerable.Range(1, 7).Select(day => day % 7).Where(day => (programme.Weekdays >> day & 1) != 0).Select(day => words.Weekday((DayOfWeek)day))));
        if (programme.Months != 0)
            times.Add(string.Join(", ", Enumerable.Range(1, 12).Where(month => (programme.Months >> (month - 1) & 1) != 0).Select(words.Month)));
        if ((programme.FromMinute ?? programme.ToMinute) is not null)
            times.Add($"{words.Time(programme.FromMinute ?? 0)} – {words.Time(programme.ToMinute ?? 0)}");
        if (times.Count > 0)
            yield return words.Text(Own, "Holds", string.Join("; ", times));
    }

    IEnumerable<string> Limits(Programme programme)
    {
        (string Key, long? Cap)[] caps = [("CapPerOrder", programme.CapPerOrder), ("CapPerClient", programme.CapPerClient), ("CapPerDay", programme.CapPerDay), ("CapPerMonth", programme.CapPerMonth)];
        foreach (var (key, cap) in caps)
        {
            if (cap is { } most)
                yield return $"{words.Text(Programmes, key)}: {words.Amount(most)}";
        }

        if (programme.Budget is { } budget)
            yield return words.Text(Own, "Budget", words.Amount(budget));
    }
}
