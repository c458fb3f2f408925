namespace Nop.Plugin.Misc.Cashback.Segments;

/// <summary>Keeps segments.</summary>
public sealed class SegmentBook(IRepository<Segment> segments, SegmentMembers members, IEnumerable<ISegmentUse> uses, ICustomerService customers, IWalletDirectory wallets, TimeProvider time)
{
    const string Prefix = CashbackDefaults.ResourcePrefix + ".Errors.";
    const int MostOfNote = 1000;

    /// <summary>All of them, by name.</summary>
    public Task<IList<Segment>> GetAllAsync() => segments.GetAllAsync(all => all.OrderBy(segment => segment.Name).ThenBy(segment => segment.Id));

    /// <summary>One; null: none.</summary>
    public async Task<Segment?> GetAsync(int segmentId) => segmentId > 0 ? await segments.GetByIdAsync(segmentId) : null;

    /// <summary>What uses one, or its customer role, so that it cannot go.</summary>
    public async Task<IReadOnlyList<SegmentUse>> UsesAsync(Segment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var found = new List<SegmentUse>();
        foreach (var use in uses)
            found.AddRange(await use.OfAsync(segment));
        return found;
    }

    /// <summary>Inserts (id 0) or updates one. What was counted of other conditions is forgotten; its role stays what it is.</summary>
    /// <returns>Done, or the errors: <see cref="Segment"/>'s properties, or "Conditions[n].Property" of its n-th condition.</returns>
    public async Task<RuleSaveResult> SaveAsync(Segment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var known = await GetAsync(segment.Id);
        var errors = await ErrorsAsync(segment, known);
        if (errors.Count > 0)
            return new(errors);

        (segment.Name, segment.Note) = (segment.Name.Trim(), segment.Note.Trim());
        var isSame = known is not null && known.Conditions == segment.Conditions;
        (segment.Clients, segment.CountedOnUtc) = isSame ? (known!.Clients, known.CountedOnUtc) : (null, null);
        (segment.RoleId, segment.RoleOnUtc) = (known?.RoleId ?? 0, isSame ? known!.RoleOnUtc : null);
        await (known is null ? segments.InsertAsync(segment) : segments.UpdateAsync(segment));
        return RuleSaveResult.Done;
    }

    /// <summary>Deletes one that nothing uses. A role of its own is emptied and taken away by the task.</summary>
    /// <returns>What uses it; empty: it is gone.</returns>
    public async Task<IReadOnlyList<SegmentUse>> DeleteAsync(Segment segment)
    {
        var used = await UsesAsync(segment);
        if (used.Count == 0)
            await segments.DeleteAsync(segment);
        return used;
    }

    /// <summary>Counts the clients of one now, and keeps the number with its instant.</summary>
    /// <returns>How many; null: its conditions cannot be read.</returns>
    public async Task<int?> CountAsync(Segment segment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(segment);
        if (SegmentText.Parse(segment.Conditions) is not { } root)
            return null;

        var count = 0;
        await foreach (var page in members.ReadAsync(root, cancellationToken))
            count += page.Count;
        await CountedAsync(segment.Id, segment.Conditions, count);
        return count;
    }

    /// <summary>Keeps a number that was counted, unless the conditions have changed meanwhile.</summary>
    public async Task CountedAsync(int segmentId, string conditions, int count)
    {
        if (await GetAsync(segmentId) is not { } now || now.Conditions != conditions)
            return;
        (now.Clients, now.CountedOnUtc) = (count, time.GetUtcNow().UtcDateTime);
        await segments.UpdateAsync(now);
    }

    async Task<List<RuleError>> ErrorsAsync(Segment segment, Segment? known)
    {
        var (errors, name) = (new List<RuleError>(), segment.Name.Trim());
        if (RuleErrors.OfName(segment.Name) is { } ofName)
            errors.Add(ofName);
        else if (await segments.Table.AnyAsync(other => other.Id != segment.Id && other.Name == name))
            errors.Add(new(nameof(segment.Name), RuleErrors.NameTaken));
        else if (segment.KeepAsRole && (await customers.GetAllCustomerRolesAsync(showHidden: true)).Any(role => role.Id != (known?.RoleId ?? 0) && string.Equals(role.Name?.Trim(), name, StringComparison.OrdinalIgnoreCase)))
            errors.Add(new(nameof(segment.Name), Prefix + "SegmentRoleTaken"));
        if (segment.Note.Length > MostOfNote)
            errors.Add(new(nameof(segment.Note), RuleErrors.TooLong, MostOfNote));
        if (known is { KeepAsRole: true } && !segment.KeepAsRole && await RoleIsUsedAsync(known))
            errors.Add(new(nameof(segment.KeepAsRole), Prefix + "SegmentRoleUsed"));
        errors.AddRange(await ConditionErrorsAsync(SegmentText.Written(segment.Conditions)));
        return errors;
    }

    async Task<bool> RoleIsUsedAsync(Segment segment) => (await UsesAsync(segment)).Any(use => use.IsOfRole);

    async Task<IEnumerable<RuleError>> ConditionErrorsAsync(SegmentNode root)
    {
        var (conditions, currency) = (root.Conditions.ToList(), await wallets.GetCurrencyAsync());
        return SegmentCheck.Of(root).Select(problem => Say(problem, problem.Condition is null ? -1 : conditions.FindIndex(one => ReferenceEquals(one, problem.Condition)), currency));
    }

    static RuleError Say(SegmentProblem problem, int at, CurrencySpec currency)
    {
        var field = at < 0 ? nameof(Segment.Conditions) : string.Create(CultureInfo.InvariantCulture, $"{nameof(Segment.Conditions)}[{at}].{problem.Field}");
        return problem.Code switch
        {
            RuleProblemCode.Missing when at < 0 => new(field, Prefix + "SegmentEmpty"),
            RuleProblemCode.Missing => new(field, RuleErrors.Required),
            RuleProblemCode.OutOfRange when at < 0 => new(field, Prefix + "SegmentTooMany", SegmentCheck.MaxConditions),
            RuleProblemCode.OutOfRange => RuleError.OutOfRange(field, problem.Least, problem.Most),
            RuleProblemCode.TooPrecise => new(field, RuleErrors.TooPrecise, SegmentCheck.PercentDecimals),
            RuleProblemCode.NotPositive => RuleError.OutOfRange(field, new Money(1, currency).ToDecimal(), RuleSetValidator.MaxAmount),
            _ => new(field, Prefix + "SegmentTooDeep"),
        };
    }
}

/// <summary>Tells what uses a segment. Filled by the rooms that do.</summary>
public interface ISegmentUse
{
    /// <summary>What uses a segment, or the customer role of it.</summary>
    Task<IReadOnlyList<SegmentUse>> OfAsync(Segment segment);
}

/// <summary>Something that uses a segment.</summary>
/// <param name="Kind">Key of the text that says what it is, with a place for the name.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOfRole">Whether it names the segment's customer role.</param>
public sealed record SegmentUse(string Kind, string Name, bool IsOfRole);

/// <summary>Programmes name a segment's customer role: of an order nothing more is read then than the client's roles.</summary>
sealed class ProgrammeSegments(IRepository<Programme> programmes) : ISegmentUse
{
    public async Task<IReadOnlyList<SegmentUse>> OfAsync(Segment segment) => segment.RoleId == 0 ? [] :
    [
        .. (await programmes.GetAllAsync(all => all.OrderBy(row => row.Id))).Where(row => IdList.Parse(row.RoleIds).Contains(segment.RoleId))
            .Select(row => new SegmentUse("Segments.Uses.Programme", row.Name, IsOfRole: true)),
    ];
}
