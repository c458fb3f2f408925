using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Web.Qr;
using Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.CardBatches;

/// <summary>Makes the pages and files of card numbers, and reads their form.</summary>
public sealed class CardBatchFactory(IClientCards cards, FormReaders readers, IStoreContext stores, ShopClock clock)
{
    const int Shown = 50;

    // Two columns and five rows of the size of a bank card lie on A4 with room for marks.
    const int CardsOfSheet = 10;

    static readonly FileColumns<string> s_columns = new FileColumns<string>("1").Code("number", number => number).Code("shown", CarryFactory.Grouped);

    /// <summary>The newest batches, and the form for another.</summary>
    /// <param name="posted">The form, where something of it was wrong; null: a fresh one.</param>
    public async Task<CardBatchListModel> ListAsync(CardBatchModel? posted = null)
    {
        var rows = new List<TableRow>();
        foreach (var (batch, given) in await cards.BatchesAsync(Shown))
            rows.Add(new(batch.Id, [batch.Name, clock.Shown(batch.MadeOnUtc.AsUtc()), Number(batch.Cards), Number(given)]));
        return new()
        {
            Batch = posted ?? new(),
            Batches = new([Column.Text("CardBatches.Name"), Column.Short("CardBatches.MadeOn") with { IsWideOnly = true }, Column.Count("CardBatches.Cards"), Column.Count("CardBatches.Given")], rows) { Action = "Batch", Id = "card-batches" },
        };
    }

    /// <summary>Reads what was wished for; null: something is wrong and stands beside its field.</summary>
    /// <param name="model">As it was posted, under the name "batch".</param>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<(string Name, int Cards)?> ReadAsync(CardBatchModel model, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(model);
        var reader = await readers.OpenAsync(state);
        var name = await reader.NameAsync(Field(nameof(model.Name)), model.Name);
        var count = await reader.WholeAsync(Field(nameof(model.Cards)), model.Cards, 1, IClientCards.MostOfBatch);
        return state.IsValid ? (name, count) : null;
    }

    /// <summary>The page of a batch; null: there is none.</summary>
    public async Task<CardBatchPageModel?> PrepareAsync(int batchId) => await cards.BatchAsync(batchId) is var (batch, numbers) ? new(batch.Id, batch.Name, numbers.Count) : null;

    /// <summary>A batch as a sheet to print; null: there is none.</summary>
    public async Task<CardSheetModel?> PrepareSheetAsync(int batchId)
    {
        if (await cards.BatchAsync(batchId) is not var (batch, numbers))
            return null;
        var printed = numbers.Select(number => new PrintedCard(CarryFactory.Grouped(number), QrCode.OfAlphanumeric(number, QrLevel.Quartile)));
        return new((await stores.GetCurrentStoreAsync()).Name, batch.Name, [.. printed.Chunk(CardsOfSheet)]);
    }

    /// <summary>Writes a batch as CSV, for who prints plastic.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async Task WriteAsync(Stream output, int batchId, CancellationToken cancellationToken)
    {
        if (await cards.BatchAsync(batchId) is var (_, numbers))
            await s_columns.WriteAsync(output, new CsvFormat(), numbers, cancellationToken);
    }

    static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);

    static string Field(string name) => $"{nameof(CardBatchListModel.Batch)}.{name}";
}
