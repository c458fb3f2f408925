namespace Nop.Web.Framework.Models.DataTables;

public class RenderButtonView : IRender
{
    public RenderButtonView(DataUrl url)
    {
        Url = url;
    }

    public DataUrl Url { get; set; }
    public string ClassName { get; set; }
}
