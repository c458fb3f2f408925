using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

/// <summary>What a plain purchase earns under the saved rules, one row for each tier.</summary>
public record EarnExampleModel : BaseNopModel
{
    /// <summary>Net value of the purchase, formatted.</summary>
    public string? Purchase { get; set; }

    public IList<EarnExampleRow> Rows { get; set; } = [];
}

/// <summary>A row of the worked example.</summary>
/// <param name="Tier">Name of the tier.</param>
/// <param name="Rate">Its rate, formatted.</param>
/// <param name="Earned">What the purchase earns, formatted.</param>
/// <param name="BelowMinimum">The purchase is under the least receipt.</param>
public sealed record EarnExampleRow(string Tier, string Rate, string Earned, bool BelowMinimum);
