using Nop.Core.Domain.Logging;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Ledger.Audit;

/// <summary>Leaves a line in the activity log for what people do, under the name of who does it; the log adds when.</summary>
public sealed class ActivityLines(ICustomerActivityService activity, Actor actor, ILocalizationService localization, ShopText shopText)
{
    /// <summary>Writes a line about changed rules where they did change: a form that is saved as it was leaves none.</summary>
    /// <param name="before">What was, compared by value: a text, numbers, or a <see cref="RowState"/>.</param>
    /// <param name="after">What is.</param>
    /// <param name="entity">What it is about; null: no single row.</param>
    /// <param name="resourceKey">The text.</param>
    /// <param name="arguments">What stands in its places.</param>
    public Task WriteChangeAsync<T>(T before, T after, BaseEntity? entity, string resourceKey, params object[] arguments) where T : IEquatable<T> =>
        before.Equals(after) ? Task.CompletedTask : WriteAsync(CashbackActivity.RulesChanged, entity, resourceKey, arguments);

    /// <summary>Writes a line about a changed row, with each changed thing as it was and as it is behind it.</summary>
    /// <param name="before">What was.</param>
    /// <param name="after">What is.</param>
    /// <param name="entity">What it is about; null: no single row.</param>
    /// <param name="changesAsync">Says what was changed; nothing: the text says enough.</param>
    /// <param name="resourceKey">The text.</param>
    /// <param name="arguments">What stands in its places.</param>
    internal async Task WriteChangeAsync(RowState before, RowState after, BaseEntity? entity, Func<Task<IReadOnlyList<string>>> changesAsync, string resourceKey, params object[] arguments)
    {
        if (before.Equals(after))
            return;
        var line = await TextAsync(resourceKey, arguments);
        await InsertAsync(await actor.CustomerAsync(), CashbackActivity.RulesChanged, entity, string.Join("; ", new[] { line }.Concat(await changesAsync())));
    }

    /// <summary>Writes a line.</summary>
    /// <param name="keyword">One of <see cref="CashbackActivity"/>.</param>
    /// <param name="entity">What it is about; null: no single row.</param>
    /// <param name="resourceKey">The text.</param>
    /// <param name="arguments">What stands in its places.</param>
    public async Task WriteAsync(string keyword, BaseEntity? entity, string resourceKey, params object[] arguments) =>
        await WriteAsAsync(await actor.CustomerAsync(), keyword, entity, resourceKey, arguments);

    /// <summary>Writes a line under a name: a till is nobody in the shop, and stands there as who gave it its key.</summary>
    /// <param name="person">Under whose name.</param>
    /// <param name="keyword">One of <see cref="CashbackActivity"/>.</param>
    /// <param name="entity">What it is about; null: no single row.</param>
    /// <param name="resourceKey">The text.</param>
    /// <param name="arguments">What stands in its places.</param>
    public async Task WriteAsAsync(Customer person, string keyword, BaseEntity? entity, string resourceKey, params object[] arguments)
        => await InsertAsync(person, keyword, entity, await TextAsync(resourceKey, arguments));

    async Task<string> TextAsync(string resourceKey, object[] arguments) => string.Format(CultureInfo.CurrentCulture, await localization.GetResourceAsync(resourceKey), arguments);

    async Task InsertAsync(Customer person, string keyword, BaseEntity? entity, string line) =>
        await activity.InsertActivityAsync(person, keyword, await shopText.StorableAsync<ActivityLog>(line, nameof(ActivityLog.Comment)), entity);
}
