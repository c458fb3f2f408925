using Nop.Plugin.Misc.Cashback.Api.Operations;

namespace Nop.Plugin.Misc.Cashback.Api;

/// <summary>What the API keeps of tills, and for how long.</summary>
public interface ITillRecords
{
    /// <summary>Forgets the words of answers that are older than 30 days. Returns how many.</summary>
    Task<int> ForgetAnswersAsync();
}

/// <inheritdoc cref="ITillRecords"/>
sealed class TillRecords(OperationDesk operations) : ITillRecords
{
    public Task<int> ForgetAnswersAsync() => operations.ForgetAsync();
}
