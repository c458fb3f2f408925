using Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

/// <summary>The rate of its own that something has, as it is kept or as a form says it.</summary>
/// <param name="Rate">Percent, or units of the currency as the unit says; null: none.</param>
/// <param name="Unit">Meaning of the number, a <see cref="RateUnit"/>.</param>
/// <param name="Excluded">It never earns.</param>
public readonly record struct OwnRate(decimal? Rate, int Unit, bool Excluded = false);

/// <summary>One kind of things with rates of their own: how such a thing is found, shown in a form, read back, saved and tried.</summary>
/// <typeparam name="TItem">The thing.</typeparam>
/// <typeparam name="TModel">The form.</typeparam>
public abstract class RateTopic<TItem, TModel>(RateForm rates, RulePreviewFactory preview)
    where TItem : BaseEntity
    where TModel : OwnRateModel, new()
{
    /// <summary>Id of the form.</summary>
    public const string FormId = "rate-form";

    /// <summary>One of the kind: the form's action and view, and the beginning of its line in the activity log.</summary>
    public abstract string One { get; }

    /// <summary>Several of the kind: the list's action, and the end of its menu item.</summary>
    public abstract string Several { get; }

    /// <summary>A thing that a rate can be set for; null: there is none with the id.</summary>
    public abstract Task<TItem?> FindAsync(int id);

    /// <summary>Its name.</summary>
    public abstract string NameOf(TItem item);

    /// <summary>The rate that is kept for it.</summary>
    public abstract Task<OwnRate> SavedAsync(int id);

    /// <summary>Keeps a rate, or says why not; where it says nothing, none is kept.</summary>
    public abstract Task<RuleSaveResult> SaveAsync(int id, OwnRate rate);

    /// <summary>The form with the rate that is kept.</summary>
    public async Task<TModel> OpenAsync(TItem item)
    {
        var saved = await SavedAsync(item.Id);
        var model = new TModel { Id = item.Id, Rate = saved.Rate is { } rate ? (await WordsAsync()).RateField(rate, saved.Unit) : null, Unit = saved.Unit, Excluded = saved.Excluded };
        return await CompleteAsync(model, item);
    }

    /// <summary>Adds what the page shows beside the fields.</summary>
    public async Task<TModel> CompleteAsync(TModel model, TItem item)
    {
        model.AvailableUnits = await rates.UnitsAsync();
        await preview.CompleteAsync(model.Preview, await FillAsync(model, item));
        return model;
    }

    /// <summary>The rate that the form says.</summary>
    /// <param name="model">As posted.</param>
    /// <param name="state">Takes what is wrong; the result is of no use where it is not valid afterwards.</param>
    public async Task<OwnRate> ReadAsync(TModel model, ModelStateDictionary state) =>
        new(await rates.ReadAsync(model.Rate, model.Unit, required: false, state), model.Unit, model.CanExclude && model.Excluded);

    /// <summary>Computes the earning of a purchase with the rate of the form, also where it is not saved.</summary>
    /// <param name="asked">The purchase.</param>
    /// <param name="id">The thing.</param>
    /// <param name="rate">As the form says.</param>
    /// <param name="state">What is wrong with the form.</param>
    public async Task<RulePreviewResultModel> PreviewAsync(RulePreviewModel asked, int id, OwnRate rate, ModelStateDictionary state) =>
        await preview.ShowAsync(asked, await TriedAsync(id, rate, state));

    /// <summary>The number of a rate in words; a dash where there is none.</summary>
    public async Task<string> DescribeAsync(OwnRate rate) => rate.Rate is { } number ? (await WordsAsync()).Rate(number, rate.Unit) : "–";

    /// <summary>How rates are written on the page.</summary>
    protected Task<Words> WordsAsync() => rates.WordsAsync();

    /// <summary>Shows the thing in its form.</summary>
    /// <returns>What the panel that tries the rate begins with.</returns>
    protected abstract Task<PreviewPage> FillAsync(TModel model, TItem item);

    /// <summary>The rules with a rate of the form in its place.</summary>
    protected abstract Task<TriedForm> TriedAsync(int id, OwnRate rate, ModelStateDictionary state);

    /// <summary>A page of what was found.</summary>
    protected static PagedList<TItem> PageOf(IEnumerable<TItem> found, BaseSearchModel search) => new([.. found], search.Page - 1, search.PageSize);

    /// <summary>Whether a name holds what was searched for.</summary>
    protected static bool Has(string? value, string? text) => (value ?? "").Contains((text ?? "").Trim(), StringComparison.OrdinalIgnoreCase);
}
