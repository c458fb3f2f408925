namespace Nop.Services.Security;

public class PermissionConfig
{
    public PermissionConfig(string name, string systemName, string category, params string[] defaultCustomerRoles)
    {
        Name = name;
        SystemName = systemName;
        Category = category;
        DefaultCustomerRoles = [.. defaultCustomerRoles];
    }

    public string Name { get; set; }
    public string SystemName { get; set; }
    public string Category { get; set; }
    public List<string> DefaultCustomerRoles { get; }
}
