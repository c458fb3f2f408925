namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>The rows of one topic: how they are listed, shown in a form, read back from it and saved. <see cref="RowPages{TRow,TModel}"/> makes pages of it.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TModel">The form.</typeparam>
public abstract class RowForm<TRow, TModel>
    where TRow : BaseEntity
    where TModel : BaseNopEntityModel, INamedModel
{
    /// <summary>The topic, several of it: the folder of its view, the beginning of its texts' keys, the end of its menu item.</summary>
    public abstract string Topic { get; }

    /// <summary>One of it: the beginning of its lines in the activity log, and of the form's id.</summary>
    public abstract string One { get; }

    /// <summary>Whether a row can be deleted.</summary>
    public virtual bool CanDelete => true;

    /// <summary>All rows in their order.</summary>
    public abstract Task<TableModel> ListAsync();

    /// <summary>A saved row; null: there is none with the id.</summary>
    public abstract Task<TRow?> FindAsync(int id);

    /// <summary>The form of a saved row.</summary>
    public abstract Task<TModel> OpenAsync(TRow row);

    /// <summary>Adds what the page shows beside the fields, also to a form that comes back with errors.</summary>
    public virtual Task<TModel> CompleteAsync(TModel model) => Task.FromResult(model);

    /// <summary>The form that was sent, made safe where the row's own nature is among its fields; null: it is for no row that there can be.</summary>
    /// <param name="sent">As sent.</param>
    /// <param name="row">The saved row; null: a new one.</param>
    public virtual TModel? Admit(TModel sent, TRow? row) => sent;

    /// <summary>The row that a form says.</summary>
    /// <param name="model">As sent.</param>
    /// <param name="state">Takes what is wrong; the row is of no use where it is not valid afterwards.</param>
    public abstract Task<TRow> ReadAsync(TModel model, ModelStateDictionary state);

    /// <summary>Saves a row, or says why not.</summary>
    public abstract Task<RuleSaveResult> SaveAsync(TRow row);

    /// <summary>Gives the arguments of the line about a saved row: name, id and more.</summary>
    public abstract Task<object[]> TellAsync(TRow row);

    /// <summary>What a saved row says otherwise than before, each changed thing as it was and as it is; empty: the line about it says enough.</summary>
    /// <param name="before">As it was; null: it is new.</param>
    /// <param name="after">As it is.</param>
    public virtual Task<IReadOnlyList<string>> ChangesAsync(TRow? before, TRow after) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Says why a row cannot be deleted now; null: it can.</summary>
    public virtual Task<string?> WhyKeptAsync(TRow row) => Task.FromResult<string?>(null);

    /// <summary>Deletes a row where that can be.</summary>
    /// <returns>What the line about it tells: name, id and more.</returns>
    public virtual Task<object[]> DeleteAsync(TRow row) => throw new NotSupportedException($"{Topic} are not deleted.");

    /// <summary>The form's field of a row's property.</summary>
    public virtual string FieldOf(TModel model, string property) => property;
}
