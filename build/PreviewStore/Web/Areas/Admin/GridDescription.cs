using Microsoft.AspNetCore.Mvc;
using Nop.Web.Framework.Models.DataTables;

namespace Cashback.Preview.Web.Areas.Admin;

/// <summary>What the grid's script needs to know of a <see cref="DataTablesModel"/>.</summary>
public sealed record GridDescription(string? Read, string? Delete, string DeleteBy, int Length, bool Paging, string? SearchButton, string? DrawCallback,
    IReadOnlyList<GridDescription.Filter> Filters, IReadOnlyList<GridDescription.Column> Columns, object? Data)
{
    const int DefaultLength = 15;

    /// <summary>A value sent with every request: that of a field, or a fixed one.</summary>
    public sealed record Filter(string Name, string Field, object? Value, bool IsCheck);

    /// <summary>A column: the property that it shows and how.</summary>
    public sealed record Column(string Property, string? Class, bool Encode, string Kind, string? Url, string? UrlProperty, string? Text, string? Function);

    /// <summary>Describes a grid.</summary>
    public static GridDescription Of(DataTablesModel model, IUrlHelper urls) => new(
        Address(model.UrlRead, urls, asFolder: false),
        Address(model.UrlDelete, urls, asFolder: false),
        model.BindColumnNameActionDelete,
        model.Length > 0 ? model.Length : DefaultLength,
        model.Paging,
        model.SearchButtonId,
        model.DrawCallback,
        [.. model.Filters.Select(filter => new Filter(filter.Name, filter.ModelName is null ? filter.Name : $"{filter.ModelName}_{filter.Name}", filter.Value, filter.Type == typeof(bool)))],
        [.. model.ColumnCollection.Where(column => column.Visible).Select(column => Describe(column, urls))],
        model.Data);

    static Column Describe(ColumnProperty column, IUrlHelper urls)
    {
        var plain = new Column(column.Data, column.ClassName, column.Encode, "text", null, null, null, null);
        return column.Render switch
        {
            RenderDate => plain with { Kind = "date" },
            RenderBoolean => plain with { Kind = "boolean" },
            RenderLink link => plain with { Kind = "link", Url = Address(link.Url, urls, asFolder: true), UrlProperty = link.Url.DataId, Text = link.Title },
            RenderButtonEdit edit => plain with { Kind = "edit", Url = Address(edit.Url, urls, asFolder: true), UrlProperty = edit.Url.DataId },
            RenderButtonView view => plain with { Kind = "view", Url = Address(view.Url, urls, asFolder: true), UrlProperty = view.Url.DataId },
            RenderButtonRemove remove => plain with { Kind = "remove", Text = remove.Title },
            RenderButtonCustom button => plain with { Kind = "button", Url = button.Url, Text = button.Title, Function = button.OnClickFunctionName, Class = button.ClassName },
            RenderCustom custom => plain with { Kind = "custom", Function = custom.FunctionName },
            RenderCheckBox check => plain with { Kind = "checkbox", Text = check.Name, UrlProperty = check.PropertyKeyName },
            null => plain,
            var other => throw new NotSupportedException($"The preview store's grid has no {other.GetType().Name}."),
        };
    }

    // The value of a row is put behind the address, as in nopCommerce.
    static string? Address(DataUrl? url, IUrlHelper urls, bool asFolder)
    {
        if (url is null)
            return null;
        var address = string.IsNullOrEmpty(url.ActionName) ? urls.Content(url.Url) : urls.Action(url.ActionName, url.ControllerName, url.RouteValues);
        return asFolder && !url.TrimEnd ? address?.TrimEnd('/') + "/" : address;
    }
}
