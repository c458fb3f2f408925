using System.Text.RegularExpressions;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Segments;

/// <summary>Says conditions of segments in the language of the page, and lists what can be chosen in them.</summary>
public sealed partial class SegmentWords(AdminChoices choices, CardKinds cards, ICustomerService customers, IBranchService branches, IWalletDirectory wallets, ShopClock clock, Texts texts)
{
    readonly Dictionary<SegmentFact, IList<SelectListItem>> _choices = [];

    /// <summary>The sentence of a kind, with a place for each of its fields (<see cref="SegmentCheck.FieldsOf"/>).</summary>
    public Task<string> SentenceAsync(SegmentFact fact) => texts.OfKeyAsync(CashbackDefaults.ResourcePrefix + "." + $"Segments.Is.{fact}");

    /// <summary>The sentence of a kind, cut at its fields.</summary>
    public async Task<IReadOnlyList<SegmentPartModel>> PartsAsync(SegmentFact fact)
    {
        var (sentence, fields, parts, from) = (await SentenceAsync(fact), SegmentCheck.FieldsOf(fact), new List<SegmentPartModel>(), 0);
        var (least, most) = SegmentCheck.DaysOf(fact);
        foreach (Match place in Place().Matches(sentence))
        {
            var number = int.Parse(place.Groups["number"].Value, CultureInfo.InvariantCulture);
            var field = number < fields.Count ? fields[number] : null;
            parts.Add(new(sentence[from..place.Index], field)
            {
                Least = field == nameof(SegmentCondition.Days) ? least : 1,
                Most = field == nameof(SegmentCondition.Days) ? most : SegmentCheck.MaxCount,
                MeansAny = SegmentCheck.MeansAny(fact),
                Choices = field == nameof(SegmentCondition.Ids) ? await ChoicesAsync(fact) : [],
            });
            from = place.Index + place.Length;
        }

        parts.Add(new(sentence[from..], null));
        return parts;
    }

    /// <summary>The kinds that can be added, each as its sentence without numbers.</summary>
    public async Task<IList<SelectListItem>> FactsAsync()
    {
        var items = new List<SelectListItem>();
        foreach (var fact in Enum.GetValues<SegmentFact>())
            items.Add(new(Filled(await SentenceAsync(fact), "…", "…", "…"), ((int)fact).ToString(CultureInfo.InvariantCulture)));
        return items;
    }

    /// <summary>What can be chosen in conditions of a kind; empty: nothing.</summary>
    public async Task<IList<SelectListItem>> ChoicesAsync(SegmentFact fact) => _choices.TryGetValue(fact, out var known) ? known : _choices[fact] = fact switch
    {
        SegmentFact.Items or SegmentFact.FavouriteCategory => await choices.CategoriesAsync(),
        SegmentFact.Tier => await choices.TiersAsync(),
        SegmentFact.Card => [.. (await cards.GetAllAsync()).Select(card => Item(card.Id, card.Name))],
        SegmentFact.Role => [.. (await customers.GetAllCustomerRolesAsync(showHidden: true)).Select(role => Item(role.Id, role.Name))],
        SegmentFact.Branch => [.. (await branches.GetAllAsync()).Select(branch => Item(branch.Id, branch.Name))],
        _ => [],
    };

    /// <summary>A node in words.</summary>
    public async Task<string> OfAsync(SegmentNode node)
    {
        if (node.Is is { } condition)
            return await OfAsync(condition);

        var parts = new List<string>();
        foreach (var one in node.Nodes)
            parts.Add(one.Is is null && one.Nodes.Count > 1 && node.Nodes.Count > 1 ? $"({await OfAsync(one)})" : await OfAsync(one));
        return parts.Count == 1 && node.Join != SegmentJoin.None ? parts[0] : node.Join switch
        {
            SegmentJoin.All => await texts.GetAsync("Segments.AllOf", string.Join("; ", parts)),
            SegmentJoin.Any => await texts.GetAsync("Segments.AnyOf", string.Join("; ", parts)),
            _ => await texts.GetAsync("Segments.NoneOf", string.Join("; ", parts)),
        };
    }

    /// <summary>Why a client is in a segment.</summary>
    public async Task<string> OfAsync(IEnumerable<SegmentReason> reasons)
    {
        var said = new List<string>();
        foreach (var reason in reasons)
        {
            var words = await OfAsync(reason.Condition);
            said.Add(reason.Finding is not { } finding ? await texts.GetAsync("Segments.NoneOf", words) : await FoundAsync(finding) is { } found ? $"{words} ({found})" : words);
        }

        return string.Join("; ", said);
    }

    async Task<string> OfAsync(SegmentCondition condition)
    {
        var values = new List<object>();
        foreach (var field in SegmentCheck.FieldsOf(condition.Fact))
        {
            values.Add(field switch
            {
                nameof(SegmentCondition.Days) => Number(condition.Days ?? 0),
                nameof(SegmentCondition.Count) => Number(condition.Count ?? 0),
                nameof(SegmentCondition.Percent) => Figures.Number(condition.Percent ?? 0),
                nameof(SegmentCondition.AmountMinor) => Figures.Amount(condition.AmountMinor ?? 0, await wallets.GetCurrencyAsync()),
                _ => await NamesAsync(condition),
            });
        }

        return Filled(await SentenceAsync(condition.Fact), [.. values]);
    }

    async Task<string> NamesAsync(SegmentCondition condition)
    {
        if (condition.Ids.Count == 0)
            return await texts.GetAsync(condition.Fact == SegmentFact.Branch ? "Segments.AnyBranch" : "Segments.AnyGoods");
        var names = (await ChoicesAsync(condition.Fact)).ToDictionary(item => item.Value, item => item.Text);
        return string.Join(", ", condition.Ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).Select(id => names.GetValueOrDefault(id, $"#{id}")));
    }

    async Task<string?> FoundAsync(ConditionFinding finding) =>
        finding.AmountMinor is { } minor ? Figures.Amount(minor, await wallets.GetCurrencyAsync())
        : finding.Count is { } count ? Number(count)
        : finding.OnUtc is { } instant ? ShopTime.Date(instant, clock.Zone).ToString("d", CultureInfo.CurrentCulture)
        : finding.Birthday?.ToString("M", CultureInfo.CurrentCulture);

    // A text that the owner has broken is shown as it is.
    static string Filled(string sentence, params object[] values)
    {
        try
        {
            return string.Format(CultureInfo.CurrentCulture, sentence, values);
        }
        catch (FormatException)
        {
            return sentence;
        }
    }

    static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    static SelectListItem Item(int value, string text) => new(text, value.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\{(?<number>[0-9])\}")]
    private static partial Regex Place();
}
