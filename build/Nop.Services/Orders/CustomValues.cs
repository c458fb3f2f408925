namespace Nop.Services.Orders;

public class CustomValues : List<CustomValue>
{
    public virtual string this[string name]
    {
        get => Find(x => x.Name == name)?.Value;
        set
        {
            Remove(name);
            Add(new CustomValue(name, value));
        }
    }

    public virtual bool Remove(string name) => RemoveAll(x => x.Name == name) > 0;

    public virtual bool TryGetValue(string name, out CustomValue customValue) => (customValue = Find(x => x.Name == name)) != null;
}
