using System.Transactions;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.RuleBook.Drafts;

/// <summary>Keeps drafts of rules. A draft changes nothing until it is put live.</summary>
public sealed class RuleDrafts(
    IRepository<RuleDraft> drafts,
    IRuleSetProvider provider,
    EarnRuleService rules,
    ISettingService settings,
    DraftLauncher launcher,
    ILogger log,
    TimeProvider time)
{
    const string NotLive = CashbackDefaults.ResourcePrefix + ".Drafts.NotLive";

    /// <summary>All drafts, newest first.</summary>
    public Task<IList<RuleDraft>> GetAllAsync() => drafts.GetAllAsync(query => query.OrderByDescending(draft => draft.Id));

    /// <summary>A draft; null: there is none with the id.</summary>
    public async Task<RuleDraft?> GetAsync(int draftId) => draftId == 0 ? null : await drafts.GetByIdAsync(draftId);

    /// <summary>The rules that hold now.</summary>
    /// <param name="storeId">Whose settings; 0: those of all stores.</param>
    public async Task<DraftRules> LiveAsync(int storeId = 0)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(storeId);
        var source = await provider.GetRowsAsync(storeId) with { Programmes = [.. await rules.GetProgrammesAsync()] };
        return new DraftRules(source, values.TierTerms).Copy();
    }

    /// <summary>The rules of a draft on the category tree as it is now, with the kinds of cards that it does not know yet as they are now.</summary>
    public async Task<DraftRules> RulesAsync(RuleDraft draft)
    {
        var now = await provider.GetRowsAsync(0);
        var kept = DraftRules.Parse(draft.Rules, (await settings.LoadSettingAsync<CashbackSettings>()).TierTerms);
        var cards = kept.Source.Cards.Concat(now.Cards.Where(card => !kept.Source.Cards.Any(own => own.Id == card.Id)));
        var source = kept.Source with { Categories = now.Categories, ZoneId = now.ZoneId, CurrencyCode = now.CurrencyCode, Cards = [.. cards] };
        return (kept with { Source = source }).Copy();
    }

    /// <summary>What putting a draft live would change now.</summary>
    internal async Task<RuleChanges> ChangesAsync(RuleDraft draft) => RuleChanges.Between(await LiveAsync(), await RulesAsync(draft));

    /// <summary>Makes a draft of the rules that hold now.</summary>
    /// <param name="name">What to call it.</param>
    public async Task<RuleDraft> CreateAsync(string name)
    {
        var draft = new RuleDraft { Name = name, CreatedOnUtc = time.GetUtcNow().UtcDateTime, Rules = (await LiveAsync()).ToJson() };
        await drafts.InsertAsync(draft);
        return draft;
    }

    /// <summary>Keeps a draft, unless the rules do not allow it.</summary>
    /// <param name="draft">The draft; its name may be changed.</param>
    /// <param name="rules">Its rules.</param>
    /// <returns>What is wrong: fields as "Tiers[2].Rate".</returns>
    public async Task<RuleSaveResult> SaveAsync(RuleDraft draft, DraftRules rules)
    {
        var errors = DraftErrors.Of(draft.Name, rules.Source);
        if (errors.Count > 0)
            return new(errors);

        draft.Rules = rules.ToJson();
        await drafts.UpdateAsync(draft);
        return new([]);
    }

    /// <summary>Deletes a draft.</summary>
    public Task DeleteAsync(RuleDraft draft) => drafts.DeleteAsync(draft);

    /// <summary>Finds the reasons for which a draft cannot be put live; writes nothing.</summary>
    public async Task<RuleSaveResult> WhyNotLiveAsync(RuleDraft draft) => new(DraftErrors.Of(draft.Name, (await RulesAsync(draft)).Source));

    /// <summary>
    /// Writes the rows of a draft over the live ones, all or nothing. Rows that both have keep their ids, and programmes their
    /// spent budgets; a live programme that the draft does not have is switched off, a tier or rate that it does not have is
    /// deleted. Done twice it changes nothing more.
    /// </summary>
    /// <param name="draft">The draft.</param>
    /// <param name="actorId">Customer id of who does it; 0: the shop itself.</param>
    /// <returns>What is wrong with the draft, or, without a field, that the database refused; nothing was written then.</returns>
    public async Task<RuleSaveResult> PutLiveAsync(RuleDraft draft, int actorId)
    {
        var content = await RulesAsync(draft);
        var errors = DraftErrors.Of(draft.Name, content.Source);
        if (errors.Count > 0)
            return new(errors);

        try
        {
            await launcher.LaunchAsync(draft, content, RuleChanges.Between(await LiveAsync(), content), actorId);
            return new([]);
        }
        catch (Exception exception) when (exception is DbException or TransactionException)
        {
            // Somebody else changed the same rows, or the database failed: the owner is told, and the log why.
            await log.ErrorAsync("A draft of cashback rules was not put live; nothing was changed.", exception);
            return new([new("", NotLive)]);
        }
    }

    /// <summary>Rules to be simulated: those of a draft, or those that hold now.</summary>
    /// <param name="draftId">The draft; 0: the live rules.</param>
    /// <param name="liveName">What to call those that hold now.</param>
    /// <param name="storeId">Whose settings the live rules take; 0: those of all stores. A draft is for all.</param>
    /// <returns>Null: there is no such draft.</returns>
    public async Task<SimulatedRules?> SimulatedAsync(int draftId, string liveName, int storeId = 0)
    {
        if (draftId == 0)
            return (await LiveAsync(storeId)).ToSimulated(liveName);
        return await GetAsync(draftId) is { } draft ? (await RulesAsync(draft)).ToSimulated(draft.Name) : null;
    }
}
