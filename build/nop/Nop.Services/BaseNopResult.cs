namespace Nop.Services;

public abstract class BaseNopResult
{
    public bool Success => Errors.Count == 0;
    public IList<string> Errors { get; set; } = [];

    public virtual void AddError(string error) => Errors.Add(error);
}
