namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>The terms in plain language, written from settings and rules, and every version that there was.</summary>
public interface ITermsVersions
{
    /// <summary>Number of the version in force; where settings or rules changed since the newest one, a new one is made first.</summary>
    Task<int> NumberAsync(int storeId);

    /// <summary>Compares the newest version with settings and rules as they are, and adds one where they differ.</summary>
    /// <returns>The version in force.</returns>
    /// <remarks>Several nodes may find the same change at once: one of them adds the version, all answer with it.</remarks>
    Task<TermsVersion> EnsureAsync(int storeId);

    /// <summary>All versions of a store, newest first, without their texts.</summary>
    Task<IReadOnlyList<TermsIssue>> AllAsync(int storeId);

    /// <summary>A version of a store; null: there is none of that number.</summary>
    Task<TermsVersion?> FindAsync(int storeId, int number);

    /// <summary>The sections of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="language">Two-letter code; a language that is missing reads English.</param>
    IReadOnlyList<TermsSection> Read(TermsVersion version, string language);
}
