using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>A whole rule set as plain rows: those of programmes that are off too. Rows that the live rules do not have yet have ids below 0.</summary>
/// <param name="Source">The rows.</param>
/// <param name="Terms">How tiers last.</param>
public sealed record DraftRules(RuleRows Source, TierTerms Terms)
{
    static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _options);

    /// <summary>Reads what <see cref="ToJson"/> wrote, also long ago.</summary>
    /// <param name="json">The text.</param>
    /// <param name="terms">How tiers last where the text does not tell.</param>
    /// <exception cref="JsonException">It is something else.</exception>
    public static DraftRules Parse(string json, TierTerms terms)
    {
        var rules = JsonSerializer.Deserialize<Kept>(json, _options);
        return new(rules?.Source ?? throw new JsonException("A draft is empty."), rules.Terms ?? terms);
    }

    /// <summary>Copies the rules into rows of their own: changing one changes no row of the live rules, which are cached.</summary>
    public DraftRules Copy() => Parse(ToJson(), Terms);

    /// <summary>To be simulated.</summary>
    public SimulatedRules ToSimulated(string name) => new(name, Source.ToRuleSet(), Terms);

    /// <summary>Makes a rule set of the draft with one programme more.</summary>
    public SimulatedRules ToSimulated(string name, ProgrammeRule extra) => new(name, Source.ToRuleSetWith(extra), Terms);

    // As it is kept; a part that is younger than the text is null.
    sealed record Kept(RuleRows? Source, TierTerms? Terms);
}

/// <summary>A rule set to try.</summary>
/// <param name="Name">Shown above its column.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Terms">How tiers last.</param>
public sealed record SimulatedRules(string Name, EarnRuleSet Rules, TierTerms Terms);
