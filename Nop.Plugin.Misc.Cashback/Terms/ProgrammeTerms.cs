namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The programmes that are switched on: what each gives, when, to whom, on what and how much at most.</summary>
sealed class ProgrammeTerms(RuleRows rules, TermsNames names, Words words, AudienceNames clients)
{
    readonly List<Programme> _active = [.. rules.Programmes.Where(programme => programme.Active)];

    internal IEnumerable<string> Lines()
    {
        if (_active.Count == 0)
            yield break;

        yield return words.Text("Terms.ProgrammesPlaced");
        if (_active.Count > 1)
            yield return words.Text("Terms.ProgrammesBest", words.Text("Programmes.Stackable"));
        if (HasPriorities)
            yield return words.Text("Terms.ProgrammesPriority");
    }

    internal IEnumerable<TermsSection> Parts() => _active.Select(programme => new TermsSection(programme.Name, [.. Lines(programme)]));

    bool HasPriorities => _active.DistinctBy(programme => programme.Priority).Skip(1).Any();

    IEnumerable<string> Lines(Programme programme)
    {
        var rule = programme.ToRule();
        return Effect(programme, rule).Concat(Times(rule)).Concat(words.Audience(rule.Audience, clients)).Concat(Limits(programme));
    }

    IEnumerable<string> Effect(Programme programme, ProgrammeRule rule)
    {
        yield return words.Text("Terms.Effect", words.Effect(rule));
        if (programme.FavouriteCategory)
            yield return words.Text("Terms.Favourite");
        else if (IdList.Parse(programme.CategoryIds) is { Count: > 0 } ids)
            yield return words.Text("Terms.OnCategories", Words.Names(ids, names.Categories));
        if (programme.Stackable && _active.Count > 1)
            yield return words.Text("Programmes.Stackable");
        if (HasPriorities)
            yield return words.Text("Programmes.WithPriority", programme.Priority);
    }

    IEnumerable<string> Times(ProgrammeRule rule)
    {
        if (words.Times(rule).ToList() is { Count: > 0 } times)
            yield return words.Text("Terms.Holds", string.Join("; ", times));
    }

    IEnumerable<string> Limits(Programme programme)
    {
        (string Key, long? Cap)[] caps = [("CapPerOrder", programme.CapPerOrder), ("CapPerClient", programme.CapPerClient), ("CapPerDay", programme.CapPerDay), ("CapPerMonth", programme.CapPerMonth)];
        foreach (var (key, cap) in caps)
        {
            if (cap is { } most)
                yield return $"{words.Text($"Programmes.{key}")}: {words.Amount(most)}";
        }

        if (programme.Budget is { } budget)
            yield return words.Text("Terms.Budget", words.Amount(budget));
    }
}
