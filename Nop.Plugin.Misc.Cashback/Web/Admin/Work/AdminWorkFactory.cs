using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Work;

/// <summary>Makes the list of what needs a person.</summary>
public sealed class AdminWorkFactory(WorkList work, ICustomerService customers, IBranchService branches, ClientNames names, IPermissionService permissions, INopUrlHelper urls, Texts texts, ShopClock clock)
{
    const int PageSize = 25;

    // As many pages as anybody turns: a kind alone is read no further than its page.
    const int MostPages = 40;

    /// <summary>A page of the list.</summary>
    /// <param name="kind">Of this kind alone; null: of all.</param>
    /// <param name="page">Counted from 1.</param>
    /// <param name="chosen">Those that were chosen, where something was wrong.</param>
    /// <param name="note">The note as it was typed.</param>
    public async Task<WorkListModel> PrepareAsync(string? kind, int page, IReadOnlyCollection<int>? chosen = null, string? note = null)
    {
        var counts = await work.CountsAsync();
        // A kind of which nothing waits any more leads to all of them.
        var shown = counts.FirstOrDefault(one => one.Kind.Name == kind)?.Kind;
        var total = counts.Where(one => shown is null || one.Kind == shown).Sum(one => one.Count);
        var pages = Math.Clamp((total + PageSize - 1) / PageSize, 1, MostPages);
        var at = Math.Clamp(page, 1, pages);
        var maySetAside = shown is ISetAside && await permissions.AuthorizeAsync(CashbackPermissions.AdjustWallets);
        return new()
        {
            Kind = shown?.Name,
            Kinds = await KindsAsync(counts, shown),
            Page = at,
            Pages = pages,
            Total = total,
            MaySetAside = maySetAside,
            SetAsideHelp = maySetAside ? await texts.GetAsync($"Work.Aside.{shown!.Name}") : "",
            Note = note,
            Table = await TableAsync(await work.PageAsync(shown?.Name, at - 1, PageSize), maySetAside, chosen ?? []),
        };
    }

    async Task<IReadOnlyList<WorkKindModel>> KindsAsync(IReadOnlyList<WaitingKind> counts, IWaitingWork? shown)
    {
        var kinds = new List<WorkKindModel>();
        if (counts.Count > 1)
            kinds.Add(new(null, await texts.GetAsync("Work.All"), counts.Sum(one => one.Count), shown is null));
        foreach (var (kind, count) in counts)
            kinds.Add(new(kind.Name, await texts.GetAsync($"Work.Kinds.{kind.Name}"), count, kind == shown));
        return kinds;
    }

    async Task<TableModel> TableAsync(IReadOnlyList<WaitingRow> rows, bool chooses, IReadOnlyCollection<int> chosen)
    {
        var people = (await customers.GetCustomersByIdsAsync([.. rows.Select(row => row.Item.CustomerId).Where(id => id > 0).Distinct()])).ToDictionary(person => person.Id);
        var places = rows.Any(row => row.Item.BranchId > 0) ? (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name) : [];
        var cells = new List<TableRow>(rows.Count);
        foreach (var (kind, item) in rows)
        {
            cells.Add(new(item.Id,
            [
                new(await texts.GetAsync($"Work.Kinds.{kind.Name}")) { Link = UrlOf(kind, item), Note = item.What },
                item.Amount,
                new(await texts.GetAsync($"Work.Do.{kind.Name}")),
                await NameAsync(item.CustomerId, people),
                clock.Shown(item.SinceUtc),
                places.GetValueOrDefault(item.BranchId),
            ]));
        }

        Column[] columns =
        [
            Column.Text("Work.What"), Column.Amount("Work.Amount"), Column.Text("Work.ToDo") with { IsWideOnly = true }, Column.Text("Work.Whose") with { IsWideOnly = true }, Column.Text("Work.Since") with { IsWideOnly = true },
            Column.Text("Work.Branch") with { IsWideOnly = true },
        ];
        return new(columns, cells) { Action = null, Chooses = chooses ? "ids" : null, Chosen = chosen };
    }

    async Task<string?> NameAsync(int customerId, IReadOnlyDictionary<int, Customer> people) => customerId == 0 ? null : await names.NameAsync(people.GetValueOrDefault(customerId), customerId);

    // Where the list leads, the page and its address are the shop's and the plugin's own routes.
    string UrlOf(IWaitingWork kind, WaitingItem item)
    {
        var page = item.Page ?? kind.Page;
        return urls.RouteUrl(CashbackRoutes.Admin, new { controller = page.Controller, action = page.Action, id = page.WithId ? item.Id : (int?)null });
    }
}

/// <summary>The list of what needs a person, formatted.</summary>
public sealed record WorkListModel : BaseNopModel
{
    /// <summary>Name of the kind that alone is shown; null: all are.</summary>
    public string? Kind { get; set; }

    /// <summary>Kinds of which something waits.</summary>
    public IReadOnlyList<WorkKindModel> Kinds { get; set; } = [];

    /// <summary>The page, from 1.</summary>
    public int Page { get; set; }

    public int Pages { get; set; }

    /// <summary>How much waits of what is shown.</summary>
    public int Total { get; set; }

    /// <summary>Whether what is shown may be let be.</summary>
    public bool MaySetAside { get; set; }

    /// <summary>What becomes of what is let be.</summary>
    public string SetAsideHelp { get; set; } = "";

    public TableModel Table { get; set; } = new([], []);

    /// <summary>Why it is let be, as typed.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.Work.Note")]
    public string? Note { get; set; }
}

/// <summary>A kind of what needs a person.</summary>
/// <param name="Name">Its name; null: all kinds.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Count">How much of it waits.</param>
/// <param name="IsShown">Whether the page shows it.</param>
public sealed record WorkKindModel(string? Name, string Text, int Count, bool IsShown);
