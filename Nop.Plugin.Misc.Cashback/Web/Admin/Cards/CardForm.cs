using Nop.Plugin.Misc.Cashback.Web.Admin.History;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Cards;

/// <summary>Kinds of client cards and their form.</summary>
public sealed class CardForm(CardKinds cards, FormReaders readers, RowHistory history) : RowForm<CardKind, CardKindModel>
{
    public override string Topic => "Cards";

    public override string One => "Card";

    public override async Task<TableModel> ListAsync()
    {
        var holders = await cards.HoldersAsync();
        return new(
            [Column.Text("Cards.Name"), Column.Amount("Cards.Rate"), Column.Count("Cards.Holders"), Column.Mark("Cards.DisplayOrder")],
            [.. (await cards.GetAllAsync()).Select(kind => new TableRow(kind.Id,
                [kind.Name, kind.Rate is { } rate ? Figures.Percent(rate) : null, Number(holders.GetValueOrDefault(kind.Id)), Number(kind.DisplayOrder)]))]);
    }

    public override async Task<CardKind?> FindAsync(int id) => (await cards.GetAllAsync()).FirstOrDefault(kind => kind.Id == id);

    public override Task<CardKindModel> OpenAsync(CardKind row) =>
        Task.FromResult(new CardKindModel { Id = row.Id, Name = row.Name, Rate = row.Rate is { } rate ? Figures.Number(rate) : null, DisplayOrder = row.DisplayOrder });

    public override async Task<CardKind> ReadAsync(CardKindModel model, ModelStateDictionary state)
    {
        var reader = await readers.OpenAsync(state);
        return new()
        {
            Id = model.Id,
            Name = await reader.NameAsync(nameof(model.Name), model.Name),
            Rate = await reader.OptionalNumberAsync(nameof(model.Rate), model.Rate, RuleSetValidator.MaxPercent),
            DisplayOrder = model.DisplayOrder,
        };
    }

    public override Task<RuleSaveResult> SaveAsync(CardKind row) => cards.SaveAsync(row);

    public override Task<IReadOnlyList<string>> ChangesAsync(CardKind? before, CardKind after) => history.OfAsync(before, after);

    public override Task<object[]> TellAsync(CardKind row) =>
        Task.FromResult<object[]>([row.Name, row.Id, row.Rate is { } rate ? Figures.Number(rate) : "–"]);

    public override async Task<object[]> DeleteAsync(CardKind row)
    {
        var holders = (await cards.HoldersAsync()).GetValueOrDefault(row.Id);
        await cards.DeleteAsync(row.Id);
        return [row.Name, row.Id, holders];
    }

    static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);
}

/// <summary>A kind of client card as it is edited. The percent is text in the culture of the page.</summary>
public sealed record CardKindModel : BaseNopEntityModel, INamedModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.Cards.Name")]
    public string? Name { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Cards.Rate")]
    public string? Rate { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Cashback.Cards.DisplayOrder")]
    public int DisplayOrder { get; set; }
}
