namespace Nop.Web.Framework.Models.DataTables;

public static class NopColumnClassDefaults
{
    public static string CenterAll => throw new NotSupportedException();
    public static string ChildControl => throw new NotSupportedException();
    public static string Button => throw new NotSupportedException();
}
