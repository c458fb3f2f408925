namespace Nop.Web.Framework.Menu;

public class AdminMenuItem
{
    public IList<string> PermissionNames { get; set; } = [];
    public string SystemName { get; set; }
    public string Title { get; set; }
    public string Url { get; set; }
    public IList<AdminMenuItem> ChildNodes { get; set; } = [];
    public string IconClass { get; set; }
    public bool Visible { get; set; } = true;
    public bool OpenUrlInNewTab { get; set; }

    public bool ContainsSystemName(string systemName) => GetItemBySystemName(systemName) != null;

    public AdminMenuItem GetItemBySystemName(string systemName) =>
        SystemName == systemName ? this : ChildNodes.Select(x => x.GetItemBySystemName(systemName)).FirstOrDefault(x => x != null);

    public virtual bool InsertBefore(string itemSystemName, AdminMenuItem newMenuItem) => Insert(itemSystemName, newMenuItem, before: true);

    public virtual bool InsertAfter(string itemSystemName, AdminMenuItem newMenuItem) => Insert(itemSystemName, newMenuItem, before: false);

    protected virtual bool Insert(string itemSystemName, AdminMenuItem newMenuItem, bool before)
    {
        for (var i = 0; i < ChildNodes.Count; i++)
        {
            if (ChildNodes[i].SystemName == itemSystemName)
            {
                ChildNodes.Insert(before ? i : i + 1, newMenuItem);
                return true;
            }

            if (ChildNodes[i].Insert(itemSystemName, newMenuItem, before))
                return true;
        }

        return false;
    }
}
