using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Tax;

namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A session in which staff work in a client's name, as nopCommerce's "place order" begins one.</summary>
/// <param name="inner">Knows the client.</param>
/// <param name="staff">The human; null: the client in person.</param>
sealed class StaffInName(IWorkContext inner, Func<Customer?> staff) : IWorkContext
{
    public Customer OriginalCustomerIfImpersonated => staff()!;

    public Task<Customer> GetCurrentCustomerAsync() => inner.GetCurrentCustomerAsync();

    public Task SetCurrentCustomerAsync(Customer? customer = null) => inner.SetCurrentCustomerAsync(customer!);

    public Task<Language> GetWorkingLanguageAsync() => inner.GetWorkingLanguageAsync();

    public Task SetWorkingLanguageAsync(Language language) => inner.SetWorkingLanguageAsync(language);

    public Task<Currency> GetWorkingCurrencyAsync() => inner.GetWorkingCurrencyAsync();

    public Task<TaxDisplayType> GetTaxDisplayTypeAsync() => inner.GetTaxDisplayTypeAsync();
}
