using Nop.Plugin.Misc.Cashback.Terms;
using Nop.Plugin.Misc.Cashback.Web.Qr;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Terms;

/// <summary>Makes the poster and the table card: the rules in force in the words of the terms, and the way to join.</summary>
public sealed class PosterFactory(ITermsVersions terms, IStoreContext context, IStoreService stores, INopUrlHelper urls)
{
    // What is read in passing; the terms have the rest.
    const int MostSections = 4;
    const int MostLines = 3;

    /// <summary>The page.</summary>
    /// <param name="language">Two-letter code; null, or one in which there are no terms: English.</param>
    /// <param name="size">A size of <see cref="PosterModel.Sizes"/>; null or another: the first.</param>
    public async Task<PosterModel> PrepareAsync(string? language, string? size)
    {
        var scope = await context.GetActiveStoreScopeConfigurationAsync();
        var here = await context.GetCurrentStoreAsync();
        var store = scope > 0 ? await stores.GetStoreByIdAsync(scope) ?? here : here;
        var spoken = TermsVersions.Languages.FirstOrDefault(code => code == language) ?? TermsVersions.Languages[0];
        var written = LocalizationInstaller.Texts(spoken);
        var link = store.Url?.TrimEnd('/') + urls.RouteUrl(CashbackRoutes.Account);
        var sections = terms.Read(await terms.EnsureAsync(store.Id), spoken).Where(section => section.Lines.Count > 0).Take(MostSections);
        return new()
        {
            Shop = store.Name ?? "",
            Language = spoken,
            Languages = [.. TermsVersions.Languages.Select(code => new TermsLanguageModel(code, CultureInfo.GetCultureInfo(code).NativeName))],
            Size = PosterModel.Sizes.FirstOrDefault(one => one == size) ?? PosterModel.Sizes[0],
            Title = written[LocalizationInstaller.KeyOf("Poster.Title")],
            Join = written[LocalizationInstaller.KeyOf("Poster.Join")],
            Rest = written[LocalizationInstaller.KeyOf("Poster.Rest")],
            Link = link,
            Code = QrCode.Of(link),
            Sections = [.. sections.Select(section => (section.Title, (IReadOnlyList<string>)[.. section.Lines.Take(MostLines)]))],
        };
    }
}

/// <summary>A poster or table card, to be printed.</summary>
public sealed record PosterModel : BaseNopModel
{
    /// <summary>Sizes of paper: two posters, and a card for the table that is folded in the middle.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["A4", "A3", "card"];

    /// <summary>Name of the shop.</summary>
    public string Shop { get; init; } = "";

    /// <summary>Two-letter code of its language.</summary>
    public string Language { get; init; } = "";

    /// <summary>Languages in which it can be printed.</summary>
    public IReadOnlyList<TermsLanguageModel> Languages { get; init; } = [];

    /// <summary>Its size.</summary>
    public string Size { get; init; } = "";

    /// <summary>The heading.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the code beside it is for.</summary>
    public string Join { get; init; } = "";

    /// <summary>That the terms say more.</summary>
    public string Rest { get; init; } = "";

    /// <summary>Where the code leads.</summary>
    public string Link { get; init; } = "";

    /// <summary>The code; null: the link is too long for one.</summary>
    public QrCode? Code { get; init; }

    /// <summary>The rules: a title and a few lines each.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> Sections { get; init; } = [];
}
