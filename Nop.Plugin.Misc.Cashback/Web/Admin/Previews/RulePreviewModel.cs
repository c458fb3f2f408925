namespace Nop.Plugin.Misc.Cashback.Web.Admin.Previews;

/// <summary>An imagined purchase on which the rules of a form are tried.</summary>
public sealed record RulePreviewModel : BaseNopModel
{
    /// <summary>The tier held; 0: none.</summary>
    public int TierId { get; set; }

    /// <summary>The card held; 0: none.</summary>
    public int CardId { get; set; }

    /// <summary>Name of a category, alone or with those above it, or of a product, or a product's SKU; empty: any product, with no category and no rate of its own.</summary>
    public string? Item { get; set; }

    /// <summary>Text that the page wrote there itself; while it stands, the two ids beneath say what it means.</summary>
    public string? PageItem { get; set; }

    /// <summary>The category that the page wrote; 0: none.</summary>
    public int PageCategoryId { get; set; }

    /// <summary>The product that the page wrote; 0: none.</summary>
    public int PageProductId { get; set; }

    /// <summary>Price of all pieces, with tax or without as <see cref="WithTax"/> says, text in the culture of the page.</summary>
    public string? Amount { get; set; }

    /// <summary>Whether cashback is earned on prices with their tax.</summary>
    public bool WithTax { get; set; }

    /// <summary>Pieces or treatments.</summary>
    public int Quantity { get; set; } = 1;

    /// <summary>When, in the shop's zone.</summary>
    public DateTime? At { get; set; }

    /// <summary>Whether the client fulfils what the programme asks of clients beside tier and card.</summary>
    public bool Meets { get; set; } = true;

    /// <summary>Whether the page asks for that.</summary>
    public bool AsksMeets { get; set; }

    /// <summary>Action that answers.</summary>
    public string? Action { get; set; }

    /// <summary>Id of the form whose rules are tried.</summary>
    public string? FormId { get; set; }

    /// <summary>Code of the primary store currency, shown behind amounts.</summary>
    public string? CurrencyCode { get; set; }

    public IList<SelectListItem> AvailableTiers { get; set; } = [];

    public IList<SelectListItem> AvailableCards { get; set; } = [];

    /// <summary>Names of categories with those above them, offered while somebody types.</summary>
    public IList<string> AvailableItems { get; set; } = [];
}

/// <summary>Earning of the imagined purchase.</summary>
public sealed record RulePreviewResultModel : BaseNopModel
{
    /// <summary>The purchase in words.</summary>
    public string? Purchase { get; set; }

    /// <summary>Earning, formatted; null: see the errors.</summary>
    public string? Earned { get; set; }

    /// <summary>Where it comes from, and what else is worth knowing.</summary>
    public IList<string> Lines { get; set; } = [];

    /// <summary>Why nothing can be told.</summary>
    public IList<string> Errors { get; set; } = [];
}
