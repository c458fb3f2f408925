using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Letters;

/// <summary>Makes the pages of letters to clients.</summary>
public sealed class AdminLetterFactory(ILetterDesk letters, ICustomerService customers, IPermissionService permissions, BranchStaff staff, Actor actor, ShopText shopText, Texts texts)
{
    /// <summary>All kinds.</summary>
    public async Task<LetterListModel> ListAsync()
    {
        var rows = new List<LetterRowModel>();
        foreach (var letter in await letters.ListAsync())
        {
            rows.Add(new(letter.KindId, await texts.GetAsync($"Letters.Kinds.{letter.Name}"), await texts.GetAsync($"LetterList.When.{letter.Name}"),
                await texts.GetAsync(letter.IsMarketing ? "LetterList.Subscribers" : "LetterList.Everybody"), letter.Templates.Any(one => one.IsOn), letter.Templates.Count > 0 ? letter.Templates[0].Id : 0));
        }

        var mayView = await permissions.AuthorizeAsync(CashbackPermissions.ViewWallets);
        return new(rows, mayView, mayView && await permissions.AuthorizeAsync(CashbackPermissions.Export) && (await staff.ReachAsync(await actor.IdAsync())).Bound.Count == 0);
    }

    /// <summary>A letter with a client's figures; null: there is no such kind.</summary>
    /// <param name="kindId">Its number.</param>
    /// <param name="email">E-mail of the client; null or empty: none is chosen yet.</param>
    /// <param name="storeId">The store.</param>
    public async Task<LetterPreviewModel?> PreviewAsync(int kindId, string? email, int storeId)
    {
        if ((await letters.ListAsync()).FirstOrDefault(letter => letter.KindId == kindId) is not { } listed)
            return null;

        var model = new LetterPreviewModel { Kind = kindId, Name = await texts.GetAsync($"Letters.Kinds.{listed.Name}"), Email = email };
        if (string.IsNullOrWhiteSpace(email))
            return model;
        if (await customers.GetCustomerByEmailAsync(shopText.Storable(email.Trim())) is not { Deleted: false } customer)
            return model with { Problem = await texts.GetAsync("LetterList.NoClient") };
        return await letters.ShowAsync(kindId, customer, storeId) is { } shown
            ? model with { Subject = shown.Subject, Body = shown.Body }
            : model with { Problem = await texts.GetAsync("LetterList.NotTested") };
    }
}

/// <summary>The list of letters to clients.</summary>
/// <param name="Rows">The letters.</param>
/// <param name="MayPreview">Whether the reader may see clients.</param>
/// <param name="MayDownload">Whether the reader may download files.</param>
public sealed record LetterListModel(IReadOnlyList<LetterRowModel> Rows, bool MayPreview, bool MayDownload);

/// <summary>A letter in the list.</summary>
/// <param name="Kind">Its number.</param>
/// <param name="Name">What it tells.</param>
/// <param name="When">When it goes.</param>
/// <param name="To">To whom.</param>
/// <param name="IsOn">Whether its template is on.</param>
/// <param name="TemplateId">Id of the template in the shop; 0: it was deleted.</param>
public sealed record LetterRowModel(int Kind, string Name, string When, string To, bool IsOn, int TemplateId);

/// <summary>A letter with a client's figures.</summary>
public sealed record LetterPreviewModel : BaseNopModel
{
    /// <summary>Its number.</summary>
    public int Kind { get; init; }

    /// <summary>What it tells.</summary>
    public string Name { get; init; } = "";

    /// <summary>E-mail of the client; null: none is chosen.</summary>
    [NopResourceDisplayName("Plugins.Misc.Cashback.LetterList.Email")]
    public string? Email { get; init; }

    /// <summary>Why there is nothing to show; null: nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>The subject; null: nothing is shown.</summary>
    public string? Subject { get; init; }

    /// <summary>The body, HTML; null: nothing is shown.</summary>
    public string? Body { get; init; }
}
