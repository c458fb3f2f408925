namespace Nop.Plugin.Misc.Cashback.Web.Admin.History;

/// <summary>Says in the language of the page what a rule's row says otherwise than before.</summary>
public sealed class RowHistory(IRuleHistory history, IWorkContext work)
{
    /// <summary>Of a tier.</summary>
    /// <param name="before">As it was; null: it is new, and the line about it says enough.</param>
    /// <param name="after">As it is.</param>
    public Task<IReadOnlyList<string>> OfAsync(CashbackTier? before, CashbackTier after) => SayAsync(before, () => (new() { Tiers = [before!] }, new() { Tiers = [after] }));

    /// <summary>Of a kind of card.</summary>
    /// <inheritdoc cref="OfAsync(CashbackTier, CashbackTier)"/>
    public Task<IReadOnlyList<string>> OfAsync(CardKind? before, CardKind after) => SayAsync(before, () => (new() { Cards = [before!] }, new() { Cards = [after] }));

    /// <summary>Of a programme.</summary>
    /// <inheritdoc cref="OfAsync(CashbackTier, CashbackTier)"/>
    public Task<IReadOnlyList<string>> OfAsync(Programme? before, Programme after) => SayAsync(before, () => (new() { Programmes = [before!] }, new() { Programmes = [after] }));

    async Task<IReadOnlyList<string>> SayAsync(BaseEntity? before, Func<(RuleRows Before, RuleRows After)> rows)
    {
        if (before is null)
            return [];
        var (former, now) = rows();
        return await history.ChangesAsync(former, now, (await work.GetWorkingLanguageAsync()).Id, CultureInfo.CurrentCulture);
    }
}
