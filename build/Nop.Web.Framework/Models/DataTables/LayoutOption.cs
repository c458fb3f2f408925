namespace Nop.Web.Framework.Models.DataTables;

public class LayoutOption
{
    public string Name { get; set; }
    public LayoutOptionType OptionType { get; set; }
    public object Value { get; set; }
}
