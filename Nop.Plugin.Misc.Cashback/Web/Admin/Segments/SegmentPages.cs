using System.Runtime.CompilerServices;
using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Segments;

/// <summary>Shows who is in a segment, on a page and in files.</summary>
public sealed class SegmentPages(SegmentBook segments, SegmentMembers members, SegmentWords words, ClientNames names, IPermissionService permissions, ShopClock clock, Texts texts, TimeProvider time)
{
    const int Most = 50;

    /// <summary>The clients of a segment now: all are counted, the first are shown with the reasons. Null: there is no such segment, or its conditions cannot be read.</summary>
    public async Task<SegmentMembersModel?> MembersAsync(int segmentId, CancellationToken cancellationToken)
    {
        if (await segments.GetAsync(segmentId) is not { } segment || SegmentText.Parse(segment.Conditions) is not { } root)
            return null;

        var (now, count, first) = (time.GetUtcNow().UtcDateTime, 0, new List<SegmentMember>(Most));
        await foreach (var page in members.ReadAsync(root, cancellationToken))
        {
            first.AddRange(page.Take(Most - first.Count));
            count += page.Count;
        }

        await segments.CountedAsync(segment.Id, segment.Conditions, count);
        return new()
        {
            Id = segment.Id,
            Name = segment.Name,
            Words = await words.OfAsync(root),
            Counted = await texts.GetAsync("Segments.Counted", count, clock.Shown(now)),
            OnlyFirst = count > Most ? await texts.GetAsync("Segments.First", Most) : null,
            CanDownload = count > 0 && await permissions.AuthorizeAsync(CashbackPermissions.Export),
            Table = await TableAsync(first),
        };
    }

    /// <summary>A segment with its conditions; null: there is none, or they cannot be read.</summary>
    public async Task<(Segment Segment, SegmentNode Root)?> FindAsync(int segmentId) =>
        await segments.GetAsync(segmentId) is { } segment && SegmentText.Parse(segment.Conditions) is { } root ? (segment, root) : null;

    /// <summary>Writes the clients of a segment into a file.</summary>
    internal Task WriteAsync(SegmentNode root, Stream output, FileFormat format, CancellationToken cancellationToken) =>
        new FileColumns<Row>("1").Number("client_id", row => row.Customer.Id).Text("email", row => row.Customer.Email).Text("first_name", row => row.Customer.FirstName)
            .Text("last_name", row => row.Customer.LastName).Text("reasons", row => row.Reasons).WriteAsync(output, format, RowsAsync(root, cancellationToken), cancellationToken);

    async IAsyncEnumerable<Row> RowsAsync(SegmentNode root, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var member in members.RowsAsync(root, cancellationToken))
            yield return new(member.Customer, await words.OfAsync(member.Reasons));
    }

    async Task<TableModel> TableAsync(IReadOnlyList<SegmentMember> first)
    {
        var rows = new List<TableRow>(first.Count);
        foreach (var member in first)
        {
            var name = await names.NameAsync(member.Customer);
            rows.Add(new(member.Customer.Id,
            [
                new(name.Length > 0 ? name : ClientNames.EmailOrNumber(member.Customer, member.Customer.Id))
                {
                    Link = string.Create(CultureInfo.InvariantCulture, $"~/Admin/CashbackMember/Edit/{member.Customer.Id}"),
                    Note = name.Length > 0 ? ClientNames.Email(member.Customer) : null,
                },
                await words.OfAsync(member.Reasons),
            ]));
        }

        return new([Column.Text("Wallets.Customer"), Column.Text("Segments.Why") with { IsWideOnly = true }], rows) { Action = null, Id = "members" };
    }

    sealed record Row(Customer Customer, string Reasons);
}
