using Microsoft.Extensions.DependencyInjection;

namespace Nop.Plugin.Misc.Cashback.Terms;

/// <summary>Registers the terms.</summary>
static class TermsServices
{
    /// <summary>Adds the services.</summary>
    internal static IServiceCollection AddCashbackTerms(this IServiceCollection services) => services
        .AddScoped<ITermsTexts, TermsTexts>()
        .AddScoped<ITermsVersions, TermsVersions>();
}
