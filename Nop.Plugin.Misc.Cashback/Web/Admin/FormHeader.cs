namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>A form's model whose row has a name.</summary>
public interface INamedModel
{
    /// <summary>The name, as typed.</summary>
    string? Name { get; set; }
}

/// <summary>Frame around the cards of a form: the title, the way back, the buttons.</summary>
/// <param name="TitleKey">Key of the title without the plugin's prefix.</param>
/// <param name="MenuItem">System name of the page's item in the menu.</param>
/// <param name="FormId">Id of the form.</param>
/// <param name="Action">Action that it is sent to.</param>
public sealed record FormHeader(string TitleKey, string MenuItem, string FormId, string Action)
{
    /// <summary>Action of the list that the way back leads to.</summary>
    public string BackAction { get; init; } = "List";

    /// <summary>Key of what the way back is called, without the plugin's prefix.</summary>
    public required string BackKey { get; init; }

    /// <summary>Id of the row that the delete button removes; 0: there is no such button.</summary>
    public int DeleteId { get; init; }

    /// <summary>Name of the row, for the question before it is deleted.</summary>
    public string? Name { get; init; }
}
