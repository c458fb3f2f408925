using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Tax;
using Nop.Services.Directory;
using Nop.Services.Localization;

namespace Cashback.Preview.Hosting;

/// <summary>Who this request is for: whom the code said, else who the browser is, else the built-in background customer.</summary>
public sealed class WorkContext(IVisitor visitor, ICustomerService customers, IRepository<Customer> rows, ICurrencyService currencies, CurrencySettings currency,
    ILanguageService languages) : IWorkContext
{
    Customer? _customer;

    /// <inheritdoc/>
    public Customer OriginalCustomerIfImpersonated => null!;

    /// <inheritdoc/>
    public async Task<Customer> GetCurrentCustomerAsync() => _customer ??= await visitor.FindAsync()
        ?? await rows.Table.FirstOrDefaultAsync(customer => customer.SystemName == NopCustomerDefaults.BackgroundTaskCustomerName);

    /// <inheritdoc/>
    public Task SetCurrentCustomerAsync(Customer customer = null!)
    {
        _customer = customer;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Language> GetWorkingLanguageAsync()
    {
        var published = await languages.GetAllLanguagesAsync();
        var chosen = (await GetCurrentCustomerAsync()).LanguageId;
        return published.FirstOrDefault(language => language.Id == chosen) ?? published[0];
    }

    /// <inheritdoc/>
    public async Task SetWorkingLanguageAsync(Language language)
    {
        var customer = await GetCurrentCustomerAsync();
        customer.LanguageId = language.Id;
        await customers.UpdateCustomerAsync(customer);
    }

    /// <inheritdoc/>
    public Task<Currency> GetWorkingCurrencyAsync() => currencies.GetCurrencyByIdAsync(currency.PrimaryStoreCurrencyId);

    /// <inheritdoc/>
    public Task<TaxDisplayType> GetTaxDisplayTypeAsync() => Task.FromResult(TaxDisplayType.ExcludingTax);
}
