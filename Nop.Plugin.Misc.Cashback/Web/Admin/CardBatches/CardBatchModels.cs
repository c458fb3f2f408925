using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.CardBatches;

/// <summary>A batch of card numbers as it is wished for.</summary>
public sealed record CardBatchModel : BaseNopModel
{
    [NopResourceDisplayName("Plugins.Misc.Cashback.CardBatches.Name")]
    public string? Name { get; set; }

    /// <summary>As typed.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.CardBatches.Cards")]
    public string? Cards { get; set; }
}

/// <summary>The newest batches, and the form for another.</summary>
public sealed record CardBatchListModel : BaseNopModel
{
    public CardBatchModel Batch { get; set; } = new();

    public required TableModel Batches { get; init; }
}

/// <summary>A batch with what can be made of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cards">How many numbers it has.</param>
public sealed record CardBatchPageModel(int Id, string Name, int Cards) : BaseNopModel;

/// <summary>A batch as a sheet to print.</summary>
/// <param name="Shop">Name of the store, on each card.</param>
/// <param name="Name">The batch's name.</param>
/// <param name="Cards">Its cards, in sheets of paper.</param>
public sealed record CardSheetModel(string Shop, string Name, IReadOnlyList<IReadOnlyList<PrintedCard>> Cards) : BaseNopModel;

/// <summary>A card to print.</summary>
/// <param name="Number">In groups.</param>
/// <param name="Code">The number as a scanner reads it.</param>
public sealed record PrintedCard(string Number, QrCode Code);
