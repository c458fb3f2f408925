using System.Globalization;
using Nop.Core;
using Nop.Services.Localization;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Infrastructure;

/// <summary>Leaves a line in the activity log for what staff do; the log adds who and when.</summary>
public sealed class ActivityLines(ICustomerActivityService activity, ILocalizationService localization)
{
    /// <summary>Writes a line.</summary>
    /// <param name="keyword">One of <see cref="CashbackActivity"/>.</param>
    /// <param name="entity">What it is about; null: no single row.</param>
    /// <param name="resourceKey">The text.</param>
    /// <param name="arguments">What stands in its places.</param>
    public async Task WriteAsync(string keyword, BaseEntity? entity, string resourceKey, params object[] arguments)
    {
        var text = await localization.GetResourceAsync(resourceKey);
        await activity.InsertActivityAsync(keyword, string.Format(CultureInfo.CurrentCulture, text, arguments), entity);
    }
}
