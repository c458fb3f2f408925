using Nop.Core.Domain.Logging;
using Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

namespace Nop.Plugin.Misc.Cashback.Oversight;

/// <summary>A change of rules or settings, as the history tells it.</summary>
/// <param name="OnUtc">When.</param>
/// <param name="ActorId">Customer id of who made it; 0: the shop itself.</param>
/// <param name="What">What was changed.</param>
/// <param name="Changes">Each changed thing as it was and as it is; empty: <paramref name="What"/> says it.</param>
public sealed record RuleHistoryLine(DateTime OnUtc, int ActorId, string What, IReadOnlyList<string> Changes);

/// <summary>Tells who changed rules and settings, when, and what was before.</summary>
public interface IRuleHistory
{
    /// <summary>The changes, newest first.</summary>
    /// <param name="skip">How many newer ones are left out.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="languageId">The language.</param>
    /// <param name="culture">How numbers and days are written.</param>
    Task<IReadOnlyList<RuleHistoryLine>> ReadAsync(int skip, int take, int languageId, CultureInfo culture);

    /// <summary>What rows say otherwise than before, each changed thing as it was and as it is.</summary>
    /// <param name="before">The rows as they were, without others.</param>
    /// <param name="after">The same rows as they are.</param>
    /// <param name="languageId">The language.</param>
    /// <param name="culture">How numbers and days are written.</param>
    Task<IReadOnlyList<string>> ChangesAsync(RuleRows before, RuleRows after, int languageId, CultureInfo culture);
}

/// <inheritdoc cref="IRuleHistory"/>
/// <remarks>Launches tell themselves what they changed; of the rest the shop's activity log alone tells.</remarks>
sealed class RuleHistory(IRepository<RuleLaunch> launches, IRepository<ActivityLog> lines, IRepository<ActivityLogType> lineTypes, RuleChangeWords words, ChangedSettings settings, LanguageWords languages) : IRuleHistory
{
    public async Task<IReadOnlyList<RuleHistoryLine>> ReadAsync(int skip, int take, int languageId, CultureInfo culture)
    {
        var most = skip + take;
        var kinds = (await lineTypes.GetAllAsync(all => all.Where(type => type.SystemKeyword == CashbackActivity.RulesChanged))).Select(type => type.Id).ToList();
        var changed = await lines.GetAllAsync(all => all.Where(line => kinds.Contains(line.ActivityLogTypeId)).OrderByDescending(line => line.Id).Take(most));
        var launched = await launches.GetAllAsync(all => all.OrderByDescending(row => row.Id).Take(most));
        var page = changed.Select(line => (OnUtc: line.CreatedOnUtc.AsUtc(), Line: (ActivityLog?)line, Launch: (RuleLaunch?)null))
            .Concat(launched.Select(row => (OnUtc: row.CreatedOnUtc.AsUtc(), Line: (ActivityLog?)null, Launch: (RuleLaunch?)row)))
            .OrderByDescending(one => one.OnUtc).Skip(skip).Take(take);

        var told = new List<RuleHistoryLine>();
        foreach (var (onUtc, line, launch) in page)
        {
            told.Add(line is not null
                ? new(onUtc, line.CustomerId, await settings.SayAsync(line.Comment, languageId), [])
                : new(onUtc, launch!.ActorId, await languages.TextAsync("ActivityLog.DraftPutLive", languageId, culture, launch.Name, launch.DraftId),
                    RuleChanges.Parse(launch.Changes) is { } changes ? [.. (await words.SayAsync(changes, languageId, culture)).Select(change => change.ToString())] : []));
        }

        return told;
    }

    public async Task<IReadOnlyList<string>> ChangesAsync(RuleRows before, RuleRows after, int languageId, CultureInfo culture)
    {
        var terms = new TierTerms(default);
        return [.. (await words.SayAsync(new(new(before, terms), new(after, terms)), languageId, culture)).Select(change => change.ToString())];
    }
}
