using Nop.Plugin.Misc.Cashback.Files;
using Nop.Plugin.Misc.Cashback.Salon.Exports;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>A file for the branch: open vouchers, or balances for information; CSV as its till wants it, as on the pages.</summary>
sealed class ExportEndpoint(SalonExport export, BranchExports wishes, ActivityLines activity, ICustomerService customers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var (content, format) = (ContentOf(request.Query["content"].ToString()), FileFormats.Find(request.Query["format"].ToString() is { Length: > 0 } named ? named : "json"));
        if (content is null)
            request.Refuse("?content", "range", "vouchers or balances.");
        if (format is null)
            request.Refuse("?format", "range", "json, csv or xlsx.");
        var least = request.Number("least", 0, 0, Money.Most);
        var since = request.Query["changed_since"].ToString() is { Length: > 0 } text ? InstantOf(text) : null;
        if (since is null && request.Query["changed_since"].ToString().Length > 0)
            request.Refuse("?changed_since", "format", "An instant in UTC: 2026-12-01T09:30:00Z.");
        if (request.WhyNot() is { } wrong)
            return wrong;

        var chosen = await wishes.FormatAsync(format!, request.BranchId);
        var batch = export.NewBatch(request.BranchId);
        if (await customers.GetCustomerByIdAsync(request.Key.CreatedBy) is { } giver)
            await activity.WriteAsAsync(giver, CashbackActivity.Exported, null, "Plugins.Misc.Cashback.ActivityLog.ExportedByTill", request.Key.Till, batch);
        var wanted = new ExportRequest(content!.Value, request.BranchId) { Least = least == 0 ? null : least, ChangedSinceUtc = since };
        return new(200, "") { File = new(chosen.ContentType, $"cashback-{batch}.{chosen.Extension}", (output, stop) => export.WriteAsync(output, chosen, wanted, batch, stop)) };
    }

    static ExportContent? ContentOf(string name) => name switch
    {
        "" or "vouchers" => ExportContent.Vouchers,
        "balances" => ExportContent.Balances,
        _ => null,
    };

    static DateTime? InstantOf(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
