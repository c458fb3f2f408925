namespace Nop.Plugin.Misc.Cashback.Web.Admin.Segments;

/// <summary>Segments and their form.</summary>
public sealed class SegmentForm(SegmentBook segments, SegmentWords words, AdminChoices choices, IWalletDirectory wallets, FormReaders readers, ShopClock clock, Texts texts) : RowForm<Segment, SegmentModel>
{
    public override string Topic => "Segments";

    public override string One => "Segment";

    public override async Task<TableModel> ListAsync()
    {
        var rows = new List<TableRow>();
        foreach (var segment in await segments.GetAllAsync())
        {
            var root = SegmentText.Parse(segment.Conditions);
            rows.Add(new(segment.Id,
            [
                new(segment.Name) { Note = segment.Note.Length > 0 ? segment.Note : null, Badge = root is null ? await texts.GetAsync("Segments.Damaged") : null },
                root is null ? null : await words.OfAsync(root),
                new(segment.Clients?.ToString("N0", CultureInfo.CurrentCulture) ?? await texts.GetAsync("Segments.Count"))
                {
                    Link = string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackSegment/Members/{segment.Id}"),
                    Note = clock.Shown(segment.CountedOnUtc),
                },
                TableCell.Tick(segment.KeepAsRole),
            ]));
        }

        return new([Column.Text("Segments.Name"), Column.Text("Segments.Conditions") with { IsWideOnly = true }, Column.Count("Segments.Clients"), Column.Mark("Segments.Role")], rows);
    }

    public override Task<Segment?> FindAsync(int id) => segments.GetAsync(id);

    public override async Task<SegmentModel> OpenAsync(Segment row)
    {
        var root = SegmentText.Parse(row.Conditions);
        var model = new SegmentModel
        {
            Id = row.Id,
            Name = row.Name,
            Note = row.Note,
            KeepAsRole = row.KeepAsRole,
            IsDamaged = root is null,
            JoinId = (int)(root?.Join ?? SegmentJoin.All),
        };
        var currency = await wallets.GetCurrencyAsync();
        foreach (var node in root is null ? [] : root.Is is null ? root.Nodes : [root])
            model.Groups.Add(GroupOf(node, currency));
        return await CompleteAsync(model);
    }

    public override async Task<SegmentModel> CompleteAsync(SegmentModel model)
    {
        if (model.Groups.Count == 0)
            model.Groups.Add(new());
        model.CurrencyCode = (await wallets.GetCurrencyAsync()).Code;
        model.AvailableJoins = await choices.OfEnumAsync<SegmentJoin>();
        model.AvailableFacts = await words.FactsAsync();
        foreach (var condition in model.Groups.SelectMany(group => group.Conditions))
            condition.Parts = await words.PartsAsync((SegmentFact)condition.FactId);

        if (await segments.GetAsync(model.Id) is { } row)
        {
            model.RoleState = row.RoleOnUtc is { } on ? await texts.GetAsync("Segments.RoleInStep", clock.Shown(on)) : row.KeepAsRole ? await texts.GetAsync("Segments.RoleSoon") : null;
            model.Uses = await UsesAsync(row);
        }

        return model;
    }

    /// <summary>The form that was sent without conditions of no kind: nobody can have added them.</summary>
    public override SegmentModel? Admit(SegmentModel sent, Segment? row)
    {
        ArgumentNullException.ThrowIfNull(sent);
        sent.Groups = [.. sent.Groups ?? []];
        foreach (var group in sent.Groups)
        {
            group.Conditions = [.. (group.Conditions ?? []).Where(condition => Enum.IsDefined((SegmentFact)condition.FactId))];
            foreach (var condition in group.Conditions)
                condition.Ids ??= [];
        }

        return sent;
    }

    public override async Task<Segment> ReadAsync(SegmentModel model, ModelStateDictionary state)
    {
        var typed = await readers.OpenAsync(state);
        var nodes = new List<SegmentNode>();
        for (var at = 0; at < model.Groups.Count; at++)
        {
            var group = model.Groups[at];
            var conditions = new List<SegmentNode>();
            for (var place = 0; place < group.Conditions.Count; place++)
                conditions.Add(SegmentNode.Of(await ReadAsync(group.Conditions[place], NameOf(at, place), typed)));
            // An empty group was added and left alone.
            if (conditions.Count > 0)
                nodes.Add(SegmentNode.Of(await JoinAsync(typed, string.Create(CultureInfo.InvariantCulture, $"{nameof(model.Groups)}[{at}].{nameof(group.JoinId)}"), group.JoinId), conditions));
        }

        return new()
        {
            Id = model.Id,
            Name = await typed.NameAsync(nameof(model.Name), model.Name),
            Note = FormReader.Text(model.Note),
            KeepAsRole = model.KeepAsRole,
            Conditions = SegmentText.Of(SegmentNode.Of(await JoinAsync(typed, nameof(model.JoinId), model.JoinId), nodes)),
        };
    }

    public override Task<RuleSaveResult> SaveAsync(Segment row) => segments.SaveAsync(row);

    public override async Task<object[]> TellAsync(Segment row) =>
        [row.Name, row.Id, await words.OfAsync(SegmentText.Written(row.Conditions)), await texts.OfKeyAsync(row.KeepAsRole ? "Admin.Common.Yes" : "Admin.Common.No")];

    public override async Task<string?> WhyKeptAsync(Segment row) =>
        await UsesAsync(row) is { Count: > 0 } uses ? await texts.GetAsync("Segments.Used", string.Join("; ", uses)) : null;

    public override async Task<object[]> DeleteAsync(Segment row)
    {
        await segments.DeleteAsync(row);
        return [row.Name, row.Id];
    }

    /// <summary>The field of a property, or of the n-th condition's property.</summary>
    public override string FieldOf(SegmentModel model, string property)
    {
        var parts = property.Split('[', ']', '.');
        if (parts is not [nameof(Segment.Conditions), var number, "", var field] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            return property;
        for (var group = 0; group < model.Groups.Count; group++)
        {
            if (at < model.Groups[group].Conditions.Count)
                return $"{NameOf(group, at)}.{field}";
            at -= model.Groups[group].Conditions.Count;
        }

        return nameof(model.Conditions);
    }

    /// <summary>Adds or takes away a part of a form that is not saved yet.</summary>
    /// <param name="model">As sent.</param>
    /// <param name="change">"group"; "add:" and a group; "remove:" and a group, or a group and a condition.</param>
    public async Task<SegmentModel> ChangeAsync(SegmentModel model, string change)
    {
        Admit(model, null);
        int[] at = [.. change.Split(':').Skip(1).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        var group = at.Length > 0 && at[0] >= 0 && at[0] < model.Groups.Count ? model.Groups[at[0]] : null;
        if (change == "group")
            model.Groups.Add(new());
        else if (group is not null && change.StartsWith("add:", StringComparison.Ordinal) && Enum.IsDefined((SegmentFact)group.NextFactId))
            group.Conditions.Add(New((SegmentFact)group.NextFactId));
        else if (group is not null && change.StartsWith("remove:", StringComparison.Ordinal))
        {
            if (at.Length == 1)
                model.Groups.Remove(group);
            else if (at[1] >= 0 && at[1] < group.Conditions.Count)
                group.Conditions.RemoveAt(at[1]);
        }

        return await CompleteAsync(model);
    }

    /// <summary>What uses a segment, each in words.</summary>
    async Task<IReadOnlyList<string>> UsesAsync(Segment row)
    {
        var uses = new List<string>();
        foreach (var use in await segments.UsesAsync(row))
            uses.Add(await texts.GetAsync(use.Kind, use.Name));
        return uses;
    }

    static SegmentConditionModel New(SegmentFact fact) => new()
    {
        FactId = (int)fact,
        Days = fact switch
        {
            SegmentFact.Sleeping => 90,
            SegmentFact.Birthday => 14,
            SegmentFact.CreditEnds => 30,
            SegmentFact.Items or SegmentFact.TopSpenders or SegmentFact.Branch => 365,
            _ => null,
        },
        Count = fact == SegmentFact.Items ? 1 : null,
        Percent = fact == SegmentFact.TopSpenders ? Figures.Number(10) : null,
    };

    static async Task<SegmentCondition> ReadAsync(SegmentConditionModel model, string name, FormReader typed)
    {
        var (fact, asked) = ((SegmentFact)model.FactId, SegmentCheck.FieldsOf((SegmentFact)model.FactId));
        var amount = asked.Contains(nameof(model.AmountMinor)) ? await typed.OptionalAmountAsync($"{name}.{nameof(model.AmountMinor)}", model.AmountMinor) : null;
        var percent = asked.Contains(nameof(model.Percent)) ? await typed.OptionalNumberAsync($"{name}.{nameof(model.Percent)}", model.Percent, 100) : null;
        return new()
        {
            Fact = fact,
            Days = asked.Contains(nameof(model.Days)) ? model.Days : null,
            Count = asked.Contains(nameof(model.Count)) ? model.Count : null,
            AmountMinor = amount,
            Percent = percent,
            Ids = asked.Contains(nameof(model.Ids)) ? [.. model.Ids.Distinct().Order()] : [],
        };
    }

    static SegmentGroupModel GroupOf(SegmentNode node, CurrencySpec currency)
    {
        // A condition beside groups is a group of one.
        var group = new SegmentGroupModel { JoinId = (int)(node.Is is null ? node.Join : SegmentJoin.All) };
        foreach (var condition in node.Conditions)
        {
            group.Conditions.Add(new()
            {
                FactId = (int)condition.Fact,
                Days = condition.Days,
                Count = condition.Count,
                AmountMinor = condition.AmountMinor is { } minor ? Figures.AmountField(minor, currency) : null,
                Percent = condition.Percent is { } percent ? Figures.Number(percent) : null,
                Ids = [.. condition.Ids],
            });
        }

        return group;
    }

    // What is none is refused, and not kept.
    static async Task<SegmentJoin> JoinAsync(FormReader typed, string field, int joinId) => await typed.ChoiceAsync<SegmentJoin>(field, joinId) is var join && Enum.IsDefined(join) ? join : SegmentJoin.All;

    static string NameOf(int group, int condition) => string.Create(CultureInfo.InvariantCulture, $"Groups[{group}].Conditions[{condition}]");
}
