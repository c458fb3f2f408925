namespace Nop.Web.Framework.Models.DataTables;

public static class NopButtonClassDefaults
{
    public static string Default => throw new NotSupportedException();
    public static string Primary => throw new NotSupportedException();
    public static string Success => throw new NotSupportedException();
    public static string Info => throw new NotSupportedException();
    public static string Danger => throw new NotSupportedException();
    public static string Warning => throw new NotSupportedException();
    public static string Olive => throw new NotSupportedException();
}
