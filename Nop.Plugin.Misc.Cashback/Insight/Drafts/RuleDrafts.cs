using Nop.Data;
using Nop.Plugin.Misc.Cashback.Earning;
using Nop.Plugin.Misc.Cashback.Insight.Simulation;
using Nop.Plugin.Misc.Cashback.Rules;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Cashback.Insight.Drafts;

/// <inheritdoc cref="IRuleDrafts"/>
public class RuleDrafts(
    IRepository<RuleDraft> drafts,
    IRuleSetProvider provider,
    IEarnRuleService rules,
    ISettingService settings,
    DraftLauncher launcher,
    TimeProvider time) : IRuleDrafts
{
    /// <inheritdoc/>
    public Task<IList<RuleDraft>> GetAllAsync() => drafts.GetAllAsync(query => query.OrderByDescending(draft => draft.Id));

    /// <inheritdoc/>
    public async Task<RuleDraft?> GetAsync(int draftId) => draftId == 0 ? null : await drafts.GetByIdAsync(draftId);

    /// <inheritdoc/>
    public async Task<DraftRules> LiveAsync()
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>();
        var live = new DraftRules(await provider.GetSourceAsync(0), values.TierTerms);
        return live.With((nameof(RuleSource.Programmes), await rules.GetProgrammesAsync()));
    }

    /// <inheritdoc/>
    public async Task<DraftRules> RulesAsync(RuleDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var now = await provider.GetSourceAsync(0);
        return DraftRules.Parse(draft.Rules).With(
            (nameof(RuleSource.Categories), now.Categories), (nameof(RuleSource.ZoneId), now.ZoneId), (nameof(RuleSource.CurrencyCode), now.CurrencyCode));
    }

    /// <inheritdoc/>
    public async Task<RuleDraft> CreateAsync(string name)
    {
        var draft = new RuleDraft { Name = name, CreatedOnUtc = time.GetUtcNow().UtcDateTime, Rules = (await LiveAsync()).ToJson() };
        await drafts.InsertAsync(draft);
        return draft;
    }

    /// <inheritdoc/>
    public async Task<RuleSaveResult> SaveAsync(RuleDraft draft, DraftRules rules)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(rules);
        var errors = DraftErrors.Of(draft.Name, rules.Source);
        if (errors.Count > 0)
            return new(errors);

        draft.Rules = rules.ToJson();
        await drafts.UpdateAsync(draft);
        return new([]);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(RuleDraft draft) => drafts.DeleteAsync(draft);

    /// <inheritdoc/>
    public async Task<RuleSaveResult> PutLiveAsync(RuleDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var content = await RulesAsync(draft);
        var errors = DraftErrors.Of(draft.Name, content.Source);
        if (errors.Count == 0)
            await launcher.LaunchAsync(content);
        return new(errors);
    }

    /// <inheritdoc/>
    public async Task<SimulatedRules?> SimulatedAsync(int draftId, string liveName)
    {
        if (draftId == 0)
            return (await LiveAsync()).ToSimulated(liveName);
        return await GetAsync(draftId) is { } draft ? (await RulesAsync(draft)).ToSimulated(draft.Name) : null;
    }
}
