using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Web.Admin.Terms;

/// <summary>The versions of the terms and one of them in one language.</summary>
public sealed record TermsListModel : BaseNopModel
{
    public IList<TermsRowModel> Versions { get; set; } = [];

    /// <summary>The store whose terms they are; null: there is but one.</summary>
    public string? StoreName { get; set; }

    /// <summary>Where everybody reads them.</summary>
    public string PageUrl { get; set; } = "";

    /// <summary>Number of the version that is shown.</summary>
    public int Number { get; set; }

    /// <summary>Two-letter code of the language in which it is shown.</summary>
    public string Language { get; set; } = "";

    public IReadOnlyList<TermsLanguageModel> Languages { get; set; } = [];

    public IReadOnlyList<TermsSection> Sections { get; set; } = [];
}

/// <summary>A version in the list.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Since">Since when, formatted.</param>
public sealed record TermsRowModel(int Number, string Since);

/// <summary>A language in which the terms are written.</summary>
/// <param name="Code">Two letters.</param>
/// <param name="Name">As its speakers call it.</param>
public sealed record TermsLanguageModel(string Code, string Name);
